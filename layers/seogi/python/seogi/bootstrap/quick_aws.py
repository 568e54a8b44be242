"""AWS for functions that somebody waits for."""

from __future__ import annotations

from seogi.adapters.aws import Aws
from seogi.adapters.lean.signing import Keys
from seogi.config import Settings


def quick_aws(settings: Settings) -> Aws:
    """Through the lean clients when Lambda has put credentials into the environment.

    Without them botocore looks wherever it looks; with `keys=None` it always does.
    """
    keys = Keys(
        settings.aws_access_key_id, settings.aws_secret_access_key, settings.aws_session_token
    )
    return Aws(
        region=settings.aws_region,
        endpoint_url=settings.aws_endpoint_url,
        keys=keys if keys.access_key and keys.secret_key and settings.aws_region else None,
    )
