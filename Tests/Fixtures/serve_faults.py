# SPDX-License-Identifier: Apache-2.0
"""Stands before a calendar server and lies, breaks off and stalls as it is told.

    serve_faults.py UPSTREAM-PORT LOG FAULT...
    serve_faults.py --tls CERTIFICATE KEY UPSTREAM-PORT LOG FAULT...

A fault is METHOD:FIRST:LAST:ACTION and concerns the requests of that method with these numbers,
counted from 1. Everything else goes through. The log gets one line for each request. Prints the
port; ends when standard input ends.

    die          the server ends
    close        the connection ends without an answer
    swallow      the request goes through, but the answer does not
    half         the answer breaks off in the middle
    stall        no answer for a long time
    status=503   this status, with an empty body
    html         a page for people, with status 200
    html207      a page for people, with status 207
    lie          status 201, and nothing is stored
    corrupt      another summary is stored
    away         a redirection to another server
    to=PORT      a redirection to another port of this machine
    plain        a redirection to an address that cannot be
    aside        a redirection to another address of this server
    circle       a redirection to the same address, for ever
    entities     an answer with definitions of its own
    flood        an endless answer
    weak         the answer goes through without validators
"""
import http.client
import http.server
import os
import re
import ssl
import sys
import threading
import time

arguments = sys.argv[1:]
tls = None
if arguments[0] == "--tls":
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(arguments[1], arguments[2])
    arguments = arguments[3:]
upstream, log = int(arguments[0]), open(arguments[1], "a", buffering=1)
faults = []
for text in arguments[2:]:
    method, first, last, action = text.split(":", 3)
    faults.append((method, int(first), int(last), action))
counts, lock = {}, threading.Lock()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def handle_request(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with lock:
            number = counts[self.command] = counts.get(self.command, 0) + 1
        condition = self.headers.get("If-Match") or self.headers.get("If-None-Match") or "-"
        secret = "with" if self.headers.get("Authorization") else "without"
        log.write(f"{self.command} {self.path} {condition} {secret}\n")
        for method, first, last, action in faults:
            if method in (self.command, "ANY") and first <= number <= last:
                return self.misbehave(action, body)
        self.forward(body)

    def __getattr__(self, name):
        if name.startswith("do_"):
            return self.handle_request
        raise AttributeError(name)

    def ask(self, body):
        connection = http.client.HTTPConnection("127.0.0.1", upstream)
        headers = {name: value for name, value in self.headers.items()
                   if name.lower() not in ("host", "accept-encoding", "connection", "content-length")}
        connection.request(self.command, self.path.removeprefix("/aside"), body, headers)
        answer = connection.getresponse()
        return answer.status, answer.getheaders(), answer.read()

    def answer(self, status, body=b"", headers=()):
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "transfer-encoding", "connection", "date",
                                    "server"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def forward(self, body):
        status, headers, content = self.ask(body)
        self.answer(status, content, headers)

    def end(self):
        self.close_connection = True
        self.connection.close()

    def misbehave(self, action, body):
        page = b"<html><head><title>Welcome</title><body><p>Sign in<br></body></html>"
        if action == "die":
            os._exit(1)
        elif action == "close":
            self.end()
        elif action == "swallow":
            self.ask(body)
            self.end()
        elif action == "half":
            status, headers, content = self.ask(body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(content) + 100))
            self.end_headers()
            self.wfile.write(content[:len(content) // 2])
            self.end()
        elif action == "stall":
            time.sleep(30)
            self.end()
        elif action.startswith("status="):
            self.answer(int(action[7:]))
        elif action == "html":
            self.answer(200, page)
        elif action == "html207":
            self.answer(207, page)
        elif action == "lie":
            self.answer(201, headers=[("ETag", '"a-lie"')])
        elif action == "corrupt":
            self.forward(re.sub(rb"SUMMARY[^\r]*", b"SUMMARY:Something else", body))
        elif action == "away":
            self.answer(307, headers=[("Location", "https://calendar.example.org/else/")])
        elif action.startswith("to="):
            self.answer(307, headers=[("Location", f"http://127.0.0.1:{action[3:]}{self.path}")])
        elif action == "plain":
            self.answer(301, headers=[("Location", "ftp://127.0.0.1/")])
        elif action == "aside":
            if self.path.startswith("/aside/"):
                return self.forward(body)
            port = self.server.server_address[1]
            self.answer(308, headers=[("Location", f"http://127.0.0.1:{port}/aside{self.path}")])
        elif action == "circle":
            self.answer(302, headers=[("Location", self.path)])
        elif action == "entities":
            self.answer(207, b'<?xml version="1.0"?><!DOCTYPE m [<!ENTITY a "aaaa">]>'
                             b'<multistatus xmlns="DAV:">&a;</multistatus>')
        elif action == "flood":
            self.send_response(207)
            self.send_header("Connection", "close")
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"<multistatus xmlns='DAV:'>" * 40000)
            except OSError:
                self.close_connection = True
        elif action == "weak":
            status, headers, content = self.ask(body)
            headers = [pair for pair in headers if pair[0].lower() != "etag"]
            self.answer(status, re.sub(rb"<([a-zA-Z]+:)?getetag>[^<]*", rb"<\1getetag>", content),
                        headers)
        else:
            raise ValueError(action)

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, address):
        pass


server = Server(("127.0.0.1", 0), Handler)
if tls:
    server.socket = tls.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
