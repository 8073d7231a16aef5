"""Currents: what flows through this host, on one page."""

import os
import socket
import time

from flask import Flask, jsonify, render_template

app = Flask(__name__)
started = time.time()


@app.get("/")
def index():
    with open("/proc/loadavg", encoding="ascii") as file:
        load = file.read().split()[:3]
    return render_template(
        "index.html",
        host=socket.gethostname(),
        load=load,
        seconds=int(time.time() - started),
    )


@app.get("/health")
def health():
    return jsonify(service="currents-local", status="ok")


def main():
    address = os.environ.get("CURRENTS_ADDRESS", "127.0.0.1")
    port = int(os.environ.get("CURRENTS_PORT", "5555"))
    try:
        from waitress import serve
    except ImportError:
        app.run(host=address, port=port, threaded=True)
    else:
        serve(app, host=address, port=port)


if __name__ == "__main__":
    main()
