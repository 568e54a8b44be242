"""Accounts: firms, their people, and how a browser or a service proves to be one of them."""
