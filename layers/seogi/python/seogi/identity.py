"""Who is calling: what every feature may know of a person without asking a store."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in their firm; a case gives a second, narrower role."""

    LAWYER = "lawyer"
    STAFF = "staff"
    ADMIN = "admin"
    CLIENT = "client"
    DETECTIVE = "detective"


@dataclass(frozen=True, slots=True)
class Principal:
    """The caller as the access token tells it.

    Attributes:
        user_id: `user_` + 12 hex digits.
        tenant: the firm's id; first part of every key this caller can reach.
    """

    user_id: str
    tenant: str
    role: Role
    email: str
    name: str
