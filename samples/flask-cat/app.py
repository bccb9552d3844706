"""A page with a cat."""

import signal
import sys

from flask import Flask, render_template

app = Flask(__name__)


@app.route("/")
def cat():
    return render_template("cat.html")


if __name__ == "__main__":
    # Process 1 of a container is not ended by SIGTERM unless it handles it.
    signal.signal(signal.SIGTERM, lambda signum, frame: sys.exit(0))
    app.run(host="0.0.0.0", port=5000)
