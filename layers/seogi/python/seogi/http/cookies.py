"""The two cookies of a signed-in browser, and nothing else about them anywhere."""

from __future__ import annotations

from starlette.responses import Response

ACCESS = "seogi_at"
REFRESH = "seogi_rt"
SECURE_PREFIX = "__Host-"


def cookie_name(name: str, *, secure: bool) -> str:
    """`__Host-` pins a cookie to this host and path over https; plain http cannot have it."""
    return SECURE_PREFIX + name if secure else name


def set_auth_cookies(
    response: Response,
    *,
    access: tuple[str, int],
    refresh: tuple[str, int],
    secure: bool,
) -> None:
    """Set both cookies; each is (value, seconds to live)."""
    for name, (value, max_age) in ((ACCESS, access), (REFRESH, refresh)):
        _set(response, name, value, max_age, secure=secure)


def clear_auth_cookies(response: Response, *, secure: bool) -> None:
    """Expire both cookies with the attributes they were set with."""
    for name in (ACCESS, REFRESH):
        _set(response, name, "", 0, secure=secure)


def read_cookie(header: str, name: str, *, secure: bool) -> str:
    """The cookie's value, empty when it is not there."""
    return _parse(header).get(cookie_name(name, secure=secure), "")


def has_auth_cookie(header: str) -> bool:
    """Whether a `Cookie` header carries a session, under the name of either stage."""
    names = _parse(header)
    return any(
        cookie_name(name, secure=secure) in names
        for name in (ACCESS, REFRESH)
        for secure in (True, False)
    )


def _set(response: Response, name: str, value: str, max_age: int, *, secure: bool) -> None:
    parts = [f"{cookie_name(name, secure=secure)}={value}", f"Max-Age={max_age}", "Path=/"]
    if secure:
        parts.append("Secure")
    response.headers.append("set-cookie", "; ".join([*parts, "HttpOnly", "SameSite=Strict"]))


def _parse(header: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in header.split(";"):
        name, separator, value = part.strip().partition("=")
        if separator:
            # The first of two equal names wins: the browser sends the more specific path first.
            found.setdefault(name, value.strip('"'))
    return found
