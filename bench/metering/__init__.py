"""What AWS would bill for a request, worked out from the request itself.

The emulators' own `ConsumedCapacity` is often wrong, so nothing here asks them for it.
"""
