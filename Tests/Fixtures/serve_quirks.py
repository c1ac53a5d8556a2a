# SPDX-License-Identifier: Apache-2.0
"""A small CalDAV server in memory with the ways of servers that people reported.

    serve_quirks.py USER PASSWORD QUIRK...

Prints the port; ends when standard input ends.

    digest         asks for Digest and for nothing else, and checks the answer
    bearer         asks for Bearer, which needs a browser
    no-mkcalendar  knows no MKCALENDAR; the calendars /office/a/, /office/b/ and /office/c/ are there
    away           sends everybody to another server
    exchange       gives the zone its Windows name and adds properties
    reminder       adds its own reminder to each event without a word
    transp         adds TRANSP and CLASS, as servers do that write what was meant
    new-uid        gives each event a UID of its own
    no-etag        gives no validators
    sentence       refuses every PUT with a sentence of its own
    absolute       names resources by their whole address
    percent        escapes more of an address than it has to, in small letters
    prefix         has names of its own for the namespaces
    stray          keeps a note and a folder beside the events
    bom            begins its XML with a byte-order mark
    weak           gives weak validators
    ok             answers a PUT with 200 instead of 201
    slash          sends who leaves out the last slash to the address with it
"""
import base64
import hashlib
import http.server
import re
import sys
import threading
from xml.sax.saxutils import escape

user, password, quirks = sys.argv[1], sys.argv[2], set(sys.argv[3:])
store, collections = {}, set()
if "no-mkcalendar" in quirks:
    collections |= {"/office/a/", "/office/b/", "/office/c/"}
NONCE = "61b106c696182"


def md5(text):
    return hashlib.md5(text.encode()).hexdigest()


def rewritten(text):
    if "exchange" in quirks:
        text = re.sub(r"COLOR:[^\r\n]*\r\n", "", text)
        text = re.sub(r"(TZID[=:])Asia/Shanghai", r"\1China Standard Time", text)
        text = re.sub(r"PRODID:[^\r\n]*", "PRODID:Microsoft Exchange Server 2010", text)
        text = text.replace("END:VEVENT", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\nCLASS:PUBLIC\r\n"
                            "PRIORITY:5\r\nTRANSP:OPAQUE\r\nEND:VEVENT")
    if "reminder" in quirks:
        text = text.replace("END:VEVENT", "BEGIN:VALARM\r\nACTION:DISPLAY\r\n"
                            "DESCRIPTION:This is an event reminder\r\n"
                            "TRIGGER:-P0DT0H10M0S\r\nEND:VALARM\r\nEND:VEVENT")
    if "transp" in quirks:
        text = text.replace("END:VEVENT", "TRANSP:OPAQUE\r\nCLASS:PUBLIC\r\nEND:VEVENT")
    if "new-uid" in quirks:
        text = re.sub(r"UID:[^\r\n]*", "UID:" + md5(text), text)
    return text


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def answer(self, status, body="", kind="text/plain", headers=()):
        content = body.encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if content:
            self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def href(self, path):
        if "percent" in quirks:
            path = re.sub(r"[^A-Za-z0-9/]", lambda m: f"%{ord(m[0]):02x}", path)
        if "absolute" in quirks:
            path = f"http://{self.headers['Host']}{path}"
        return escape(path)

    def multistatus(self, items):
        parts = "".join(
            f"<D:response><D:href>{self.href(path)}</D:href>" + (
                f"<D:propstat><D:prop>{properties}</D:prop><D:status>HTTP/1.1 200 OK</D:status>"
                "</D:propstat>" if properties else "<D:status>HTTP/1.1 404 Not Found</D:status>")
            + "</D:response>" for path, properties in items)
        text = ('<?xml version="1.0"?><D:multistatus xmlns:D="DAV:" '
                f'xmlns:C="urn:ietf:params:xml:ns:caldav">{parts}</D:multistatus>')
        if "prefix" in quirks:
            text = re.sub(r"(</?)D:", r"\1", text).replace("xmlns:D=", "xmlns=")
            text = re.sub(r"(</?)C:", r"\1cal:", text).replace("xmlns:C=", "xmlns:cal=")
        if "bom" in quirks:
            text = "\ufeff" + text
        self.answer(207, text, "application/xml")

    def etag(self, path):
        if "no-etag" in quirks:
            return ""
        weak = "W/" if "weak" in quirks else ""
        return f"<D:getetag>{weak}&quot;{md5(store[path])}&quot;</D:getetag>"

    def is_known(self):
        given = self.headers.get("Authorization", "")
        if "bearer" in quirks:
            self.answer(401, headers=[("WWW-Authenticate", 'Bearer realm="x", error="none"')])
            return False
        if "digest" not in quirks:
            if given == "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode():
                return True
            self.answer(401, headers=[("WWW-Authenticate", 'Basic realm="x"')])
            return False
        fields = dict(re.findall(r'(\w+)="?([^",]*)"?', given.removeprefix("Digest ")))
        if given.startswith("Digest ") and fields.get("nonce") == NONCE:
            first = md5(f"{user}:office:{password}")
            second = md5(f"{self.command}:{fields['uri']}")
            expected = md5(":".join([first, NONCE, fields["nc"], fields["cnonce"], "auth", second]))
            if fields["response"] == expected and fields["uri"] == self.path:
                return True
        self.answer(401, "<d:error xmlns:d='DAV:'/>", "application/xml", [
            ("WWW-Authenticate", f'Digest realm="office", qop="auth", nonce="{NONCE}"')])
        return False

    def handle_request(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        if "away" in quirks:
            place = "https://p22-caldav.example.com" + self.path
            return self.answer(301, headers=[("Location", place)])
        if "slash" in quirks and not self.path.endswith(("/", ".ics")):
            return self.answer(301, headers=[("Location", self.path + "/")])
        if self.is_known():
            getattr(self, self.command.lower())(body)

    def __getattr__(self, name):
        if name.startswith("do_"):
            return self.handle_request
        raise AttributeError(name)

    def propfind(self, body):
        if self.path not in collections:
            return self.answer(404)
        calendar = "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"
        stray = [(self.path + "note.txt", '<D:resourcetype/><D:getetag>"n"</D:getetag>'),
                 (self.path + "old/", "<D:resourcetype><D:collection/></D:resourcetype>")]
        self.multistatus([(self.path, calendar)] + (stray if "stray" in quirks else []) + [
            (path, "<D:resourcetype/>" + self.etag(path))
            for path in store if path.startswith(self.path)])

    def mkcalendar(self, body):
        if "no-mkcalendar" in quirks:
            return self.answer(405, "Method Not Allowed")
        collections.add(self.path)
        self.answer(201)

    def report(self, body):
        items = []
        for path in re.findall("<href>([^<]*)</href>", body):
            data = path in store and escape(store[path]).replace("\r", "&#13;")
            items.append((path, data and self.etag(path) + f"<C:calendar-data>{data}</C:calendar-data>"))
        self.multistatus(items)

    def put(self, body):
        if "sentence" in quirks:
            return self.answer(400, '<d:error xmlns:d="DAV:" xmlns:s="http://sabredav.org/ns">'
                               "<s:exception>Sabre\\DAV\\Exception\\BadRequest</s:exception>"
                               "<s:message>No room for &lt;this&gt; event\n here.</s:message>"
                               "</d:error>", "application/xml")
        if self.headers.get("If-None-Match") == "*" and self.path in store:
            return self.answer(412)
        condition = self.headers.get("If-Match")
        if condition and condition != f'"{md5(store.get(self.path, ""))}"':
            return self.answer(412)
        store[self.path] = rewritten(body)
        self.answer(200 if "ok" in quirks else 201)

    def delete(self, body):
        self.answer(204 if store.pop(self.path, None) else 404)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


server = Server(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
sys.stdin.read()
