"""Serves an application until the container is stopped."""

import signal
import sys

from werkzeug.serving import run_simple


def serve(application):
    # Process 1 of a container is not ended by SIGTERM unless it handles it.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    run_simple("0.0.0.0", 8000, application, threaded=True)
