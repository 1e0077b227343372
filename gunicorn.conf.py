"""How gunicorn serves Mujaz: one process, many threads, models loaded after the fork."""

import ctypes
import os
from pathlib import Path

from gunicorn.arbiter import Arbiter
from gunicorn.workers.gthread import ThreadWorker

from service.settings import Settings

settings = Settings()

M_ARENA_MAX, ARENAS = -8, 2
"""The C library's setting (malloc.h), and how many heaps its threads share. By default there are up to eight for each
core, and each keeps what a summary once needed (docs/performance.md)."""

# Where the C library is not glibc there is no such setting, and no such heaps.
if limit := getattr(ctypes.CDLL(None), "mallopt", None):
    limit(M_ARENA_MAX, ARENAS)

# The engines split their own work over the cores; an OpenMP team inside each worker would fight them for those cores.
os.environ.setdefault("OMP_NUM_THREADS", "1")

wsgi_app = "service.wsgi:app"
bind = f"[{settings.host}]:{settings.port}" if ":" in settings.host else f"{settings.host}:{settings.port}"
workers = 1
worker_class = "gthread"
threads = settings.threads
# A loaded model does not survive a fork, so each worker loads its own.
preload_app = False
# A worker that shows no life for this long is replaced; requests have a deadline of their own, which must come first.
timeout = int(settings.deadline_seconds) + 60
graceful_timeout = 20
keepalive = 5
loglevel = settings.log_level
# The application writes its own access log, which holds no text and no query string.
accesslog = None
errorlog = "-"
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  (gunicorn's heartbeat file, in memory)


def when_ready(server: Arbiter) -> None:
    """Say where the service is once it listens."""
    host, port = server.LISTENERS[0].sock.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    print(f"Mujaz is on http://{shown}:{port}", flush=True)  # noqa: T201  (the one line meant for the terminal)


def post_worker_init(worker: ThreadWorker) -> None:
    """Load the models in the worker, in the background."""
    worker.wsgi.extensions["mujaz"].loader.start()


def worker_exit(server: Arbiter, worker: ThreadWorker) -> None:  # noqa: ARG001  (the signature is gunicorn's)
    """Let the models go; a worker that could not start has none."""
    if application := getattr(worker, "wsgi", None):
        application.extensions["mujaz"].loader.close()
