"""AWS's JSON protocols without botocore: what a first request to the HTTP functions needs."""
