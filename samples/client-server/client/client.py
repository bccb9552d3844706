"""Fetches a text and prints it, and nothing else.

usage: client.py URL [SECONDS]    keep trying for so many seconds; without them, try once
"""

import sys
import time
import urllib.error
import urllib.request


def fetch(url, seconds):
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.read()
        except OSError as error:  # refused, reset, timed out: the server may not be ready yet
            # An answer is final, even if it is not the text.
            if isinstance(error, urllib.error.HTTPError) or time.monotonic() >= deadline:
                sys.exit(f"{url}: {error}")
            time.sleep(0.2)


def main():
    url = sys.argv[1]
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 0
    sys.stdout.buffer.write(fetch(url, seconds))


if __name__ == "__main__":
    main()
