"""Serves the folder "files" on port 1234."""

import functools
import http.server
import signal
import sys

PORT = 1234


def main():
    # Process 1 of a container is not ended by SIGTERM unless it handles it.
    signal.signal(signal.SIGTERM, lambda signum, frame: sys.exit(0))
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory="files")
    with http.server.HTTPServer(("", PORT), handler) as server:
        print(f"serving on port {PORT}", flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
