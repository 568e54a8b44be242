"""AWS list prices in dollars, us-east-1, on-demand, free tiers left out; as known in 2026.

Other regions cost up to a quarter more. Arithmetic over these is no bill.
"""

MILLION = 1_000_000

HTTP_API_REQUEST = 1.00 / MILLION
LAMBDA_REQUEST = 0.20 / MILLION
LAMBDA_GB_SECOND = 0.0000133334
"""arm64."""
WRITE_UNIT = 0.625 / MILLION
READ_UNIT = 0.125 / MILLION
SQS_REQUEST = 0.40 / MILLION
S3_PUT = 5.00 / MILLION
S3_GET = 0.40 / MILLION
CLOUDFRONT_REQUEST = 1.00 / MILLION
LOG_GB = 0.50
