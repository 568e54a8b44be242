"""Signature Version 4 of a POST to a service's root, and the keys that it is made with."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

ALGORITHM = "AWS4-HMAC-SHA256"


@dataclass(frozen=True, slots=True)
class Keys:
    """The function's own credentials; Lambda replaces the process before they expire."""

    access_key: str
    secret_key: str = field(repr=False)
    session_token: str = field(default="", repr=False)


class Signer:
    """Signs for one service in one region."""

    def __init__(self, keys: Keys, region: str, service: str) -> None:
        self.keys, self.region, self.service = keys, region, service

    def signed(self, headers: Mapping[str, str], body: bytes, at: float) -> dict[str, str]:
        """The headers to send.

        Args:
            headers: lower-case names, `host` among them; all of them are signed.
            body: of the request, whose path is `/` and whose query is empty.
            at: epoch seconds.
        """
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(at))
        whole = {**headers, "x-amz-date": stamp}
        if self.keys.session_token:
            whole["x-amz-security-token"] = self.keys.session_token
        names = sorted(whole)
        listed = "".join(f"{name}:{' '.join(whole[name].split())}\n" for name in names)
        signed = ";".join(names)
        canonical = f"POST\n/\n\n{listed}\n{signed}\n{_digest(body)}"
        day = stamp[:8]
        scope = f"{day}/{self.region}/{self.service}/aws4_request"
        to_sign = f"{ALGORITHM}\n{stamp}\n{scope}\n{_digest(canonical.encode())}"
        signature = _mac(self._key(day), to_sign).hex()
        whole["authorization"] = (
            f"{ALGORITHM} Credential={self.keys.access_key}/{scope}, "
            f"SignedHeaders={signed}, Signature={signature}"
        )
        return whole

    def _key(self, day: str) -> bytes:
        key = f"AWS4{self.keys.secret_key}".encode()
        for part in (day, self.region, self.service, "aws4_request"):
            key = _mac(key, part)
        return key


def _mac(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
