"""The stores, in DynamoDB; the table of items opens `keys.py`."""
