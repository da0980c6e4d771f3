"""The production web server's settings, for `gunicorn -c cms/gunicorn.py cms.wsgi`.

Beside the web processes it keeps one `manage.py worker`, unless WORKER=off says that one runs elsewhere.
"""

import os
import subprocess
import sys

bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
max_requests = 5000
max_requests_jitter = 500
# A Vietnamese letter is nine characters in an address: 8,000 still holds a question of 800.
limit_request_line = 8190
control_socket_disable = True
accesslog = os.environ.get("ACCESS_LOG") or None
_beside: list[subprocess.Popen] = []


def when_ready(server) -> None:
    if os.environ.get("WORKER", "on") != "off":
        _beside.append(subprocess.Popen([sys.executable, "manage.py", "worker"]))  # noqa: S603 - our own command


def on_exit(server) -> None:
    for process in _beside:
        process.terminate()
        process.wait(timeout=20)
