"""The sandbox's listening socket."""

import ipaddress
import socket


def listen(host: str, port: int) -> socket.socket:
    """Bound and listening; port 0 takes a free one.

    Without TCP_NODELAY each answer on a kept connection waits 40 ms: asyncio sets it only on sockets
    that it made itself. Accepted connections inherit it.
    """
    listener = socket.create_server((host, port), backlog=256)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def is_this_machine(host: str) -> bool:
    """Whether nobody but this machine can reach what listens there."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
