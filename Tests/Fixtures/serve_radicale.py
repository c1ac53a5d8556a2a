# SPDX-License-Identifier: Apache-2.0
"""Serves a folder with Radicale on a free port of this machine until standard input ends.

    serve_radicale.py FOLDER USER PASSWORD [CERTIFICATE KEY]

Prints the port once the server answers. With a certificate it speaks TLS alone. Removes the folder at
the end.
"""
import logging
import pathlib
import shutil
import socket
import sys
import threading
import time

import radicale.config
import radicale.log
import radicale.server

folder, user, password, *tls = sys.argv[1:]
pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
users = pathlib.Path(folder, "users")
users.write_text(f"{user}:{password}\n")
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]

radicale.log.setup()
radicale.log.set_level(logging.CRITICAL, False)
configuration = radicale.config.load()
configuration.update({
    "server": {"hosts": f"127.0.0.1:{port}"} | (
        {"ssl": "True", "certificate": tls[0], "key": tls[1]} if tls else {}),
    "auth": {"type": "htpasswd", "htpasswd_filename": str(users), "htpasswd_encryption": "plain",
             "delay": "0"},
    "storage": {"filesystem_folder": str(pathlib.Path(folder, "collections"))},
    "logging": {"level": "critical"},
}, "test", privileged=True)

stop, stopped = socket.socketpair()


def announce():
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.05)
    print(port, flush=True)
    sys.stdin.read()
    stop.close()


threading.Thread(target=announce, daemon=True).start()
radicale.server.serve(configuration, stopped)
shutil.rmtree(folder, ignore_errors=True)
