"""The block itself: what leaves the machine is refused, what stays works."""

import asyncio
import os
import socket
import subprocess
import sys
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest


class Hello(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with HTTPServer(("127.0.0.1", 0), Hello) as s:
        threading.Thread(target=s.serve_forever, daemon=True).start()
        yield s.server_port
        s.shutdown()


def tcp(method, address, family=socket.AF_INET):
    with socket.socket(family, socket.SOCK_STREAM) as s:
        s.settimeout(1)
        return getattr(s, method)(address)


def udp(*args):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        return s.sendto(*args)


AWAY = {
    "connect": lambda: tcp("connect", ("192.0.2.1", 80)),
    "connect_ex": lambda: tcp("connect_ex", ("192.0.2.1", 80)),
    "connect6": lambda: tcp("connect", ("2001:db8::1", 80), socket.AF_INET6),
    "sendto": lambda: udp(b"x", ("192.0.2.1", 53)),
    "sendto with flags": lambda: udp(b"x", 0, ("192.0.2.1", 53)),
    "getaddrinfo": lambda: socket.getaddrinfo("example.org", 443),
    "getaddrinfo of bytes": lambda: socket.getaddrinfo(b"example.org", 443),
    "gethostbyname": lambda: socket.gethostbyname("example.org"),
    "gethostbyname_ex": lambda: socket.gethostbyname_ex("example.org"),
    "create_connection": lambda: socket.create_connection(("example.org", 443), 1),
    "urllib": lambda: urllib.request.urlopen("http://example.org", timeout=1),
    "asyncio": lambda: asyncio.run(asyncio.open_connection("192.0.2.1", 80)),
}


@pytest.mark.parametrize("call", AWAY.values(), ids=AWAY.keys())
def test_what_leaves_the_machine_is_refused(call):
    with pytest.raises(OSError, match="tests run offline: .* was refused"):
        call()


def test_loopback_works(server):
    for host in ("127.0.0.1", "localhost"):
        assert urllib.request.urlopen(f"http://{host}:{server}", timeout=5).read() == b"hello"
    assert socket.getaddrinfo(None, 0) and socket.gethostbyname("localhost") == "127.0.0.1"


def test_unix_sockets_work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as s, socket.socket(socket.AF_UNIX) as c:
        s.bind("s")
        s.listen()
        c.connect("s")


def test_children_are_blocked_too():
    code = "import socket\ntry: socket.getaddrinfo('example.org', 80)\nexcept OSError as e: print(e)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=os.environ.copy())
    assert "tests run offline: example.org:80 was refused" in done.stdout


def test_kernels_are_blocked_too():
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel(kernel_name="python3")
    try:
        seen = []
        client.execute_interactive("import socket; socket.create_connection(('192.0.2.1', 80))", timeout=60, output_hook=seen.append)
        assert any("tests run offline" in m["content"].get("evalue", "") for m in seen)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
