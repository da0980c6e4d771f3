"""What may stand between the site and its search server, made to misbehave: a proxy on loopback."""

import http.client
import ssl
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

BLOCKED = b'{"error":{"type":"cluster_block_exception","reason":"index read-only"},"status":403}'
# Fault → what is sent instead of the server's answer: status, body.
SAID = {
    "503": (503, b'{"error":{"type":"unavailable"},"status":503}'),
    "429": (429, b'{"error":{"type":"es_rejected_execution_exception"},"status":429}'),
    "401": (401, b'{"error":{"type":"security_exception"},"status":401}'),
}
FAULTS = ("refused", "hanging", "503", "429", "cut", "wrong version", "401", "slow")


class Proxy:
    """Passes requests on to `upstream` while `fault` is ''. With `cert` (a PEM file) it speaks TLS; with
    `key` it refuses who does not bring it."""

    def __init__(self, upstream: str, cert: Path | None = None, key: str = "") -> None:
        self.upstream, self.cert, self.key = urlsplit(upstream), cert, key
        self.fault = ""
        self.asked: list[str] = []
        self.server: ThreadingHTTPServer | None = None
        self.port = 0
        self.start()

    @property
    def url(self) -> str:
        return f"http{'s' if self.cert else ''}://127.0.0.1:{self.port}"

    def start(self) -> None:
        proxy = self

        class Handler(_Handler):
            owner = proxy

        server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        server.daemon_threads = True
        self.port = server.server_address[1]
        if self.cert:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.cert)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        self.server = server
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        if self.server:
            self.server.shutdown()
            self.server.server_close()
            self.server = None

    def break_down(self, fault: str) -> None:
        self.fault = fault
        if fault == "refused":
            self.stop()

    def mend(self) -> None:
        was, self.fault = self.fault, ""
        if was == "refused":
            self.start()


class _Handler(BaseHTTPRequestHandler):
    owner: Proxy
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass

    def _pass_on(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        owner = self.owner
        owner.asked.append(self.path)
        if owner.key and self.headers.get("Authorization") != f"ApiKey {owner.key}":
            self._send(*SAID["401"])
        elif owner.fault in SAID:
            self._send(*SAID[owner.fault])
        elif owner.fault in ("refused", "cut"):
            self._cut()
        elif owner.fault == "hanging":
            self._hang()
        elif owner.fault == "read-only" and self._writes():
            self._send(403, BLOCKED)
        else:
            if owner.fault == "slow":
                time.sleep(0.9)
            self._forward(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _pass_on

    def _writes(self) -> bool:
        return any(part in self.path for part in ("_bulk", "_aliases")) or self.command == "PUT"

    def _hang(self) -> None:
        """Accepts and never answers, until mended."""
        while self.owner.fault == "hanging":
            time.sleep(0.05)
        self.close_connection = True

    def _cut(self) -> None:
        self.send_response(200)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b'{"took": 1, "hits": {"tot')
        self.close_connection = True

    def _forward(self, body: bytes) -> None:
        up = http.client.HTTPConnection(self.owner.upstream.hostname, self.owner.upstream.port, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in ("host",)}
        headers["Accept-Encoding"] = "identity"
        up.request(self.command, self.path, body, headers)
        answer = up.getresponse()
        product = "" if self.owner.fault == "wrong version" else answer.headers.get("X-Elastic-Product", "")
        self._send(answer.status, answer.read(), answer.headers.get("Content-Type", ""), product)
        up.close()

    def _send(
        self, status: int, body: bytes, kind: str = "application/json", product: str = "Elasticsearch"
    ) -> None:
        self.send_response(status)
        if product:
            self.send_header("X-Elastic-Product", product)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def certificate(folder: Path) -> Path:
    """A certificate of this machine's own, good for two days, its key in the same file."""
    path = folder / "server.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=127.0.0.1",
    ]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", path, "-out", folder / "only.pem"]
    subprocess.run(command, check=True, capture_output=True)
    path.write_text(path.read_text() + (folder / "only.pem").read_text())
    return path
