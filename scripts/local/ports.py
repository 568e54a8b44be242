"""Loopback ports."""

from __future__ import annotations

import socket

HOST = "127.0.0.1"


class PortTaken(Exception):
    """Somebody else listens on the port that was asked for."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is in use; choose another with --port")
        self.port = port


def listen(port: int) -> socket.socket:
    """Bind a loopback port (0 takes a free one) without accepting yet.

    Raises:
        PortTaken: the port is in use.
    """
    # With the protocol named asyncio turns Nagle off, which otherwise costs 40 ms per answer.
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((HOST, port))
    except OSError as error:
        sock.close()
        raise PortTaken(port) from error
    sock.setblocking(False)
    return sock


def free_port(preferred: int = 0) -> int:
    """A port nobody listens on now: `preferred` when it is free."""
    for port in (preferred, 0):
        try:
            sock = listen(port)
        except PortTaken:
            continue
        with sock:
            return int(sock.getsockname()[1])
    raise PortTaken(preferred)
