# SPDX-License-Identifier: Apache-2.0
"""A thousand people look at the board at once, and leave it open."""

import resource
import selectors
import socket
import time
import urllib.request

from conftest import SLUG, Desk
from test_office_day import enter

WATCHERS = 1000


def memory(process):
    """What a process has in memory, in bytes."""
    with open(f"/proc/{process.pid}/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize()


def test_a_thousand_open_boards_are_told_of_a_change_and_cost_little(tmp_path, chromium):
    few = resource.getrlimit(resource.RLIMIT_NOFILE)
    # A shell begins with fewer files than that; the desk has to help itself.
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(1024, few[1]), few[1]))
    desk = Desk(tmp_path, is_planned=True)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, few[1]), few[1]))
    office = enter(chromium, desk.first_link())
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in office.context.cookies())
    office.goto(f"{desk.root}/editions")
    form = {name: office.locator(f"input[name={name}]").first.input_value() for name in ("token", "version")}
    office.context.request.get(f"{desk.root}/list")
    before = memory(desk.process)

    host, port = desk.address.removeprefix("http://").split(":")
    asked = f"GET /e/{SLUG}/live HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {cookies}\r\n\r\n".encode()
    lines = selectors.DefaultSelector()
    heard = {}
    for number in range(WATCHERS):
        line = socket.create_connection((host, int(port)), timeout=60)
        line.sendall(asked)
        lines.register(line, selectors.EVENT_READ, number)
        heard[number] = b""

    def listen(until):
        end = time.monotonic() + 120
        while time.monotonic() < end:
            for key, _ in lines.select(timeout=0.2):
                heard[key.data] += key.fileobj.recv(65536)
            if all(until(text) for text in heard.values()):
                return True
        return False

    assert listen(lambda text: b"event: people" in text)
    assert memory(desk.process) - before <= 100_000_000
    page = urllib.request.Request(f"{desk.root}/list", headers={"Cookie": cookies})
    with urllib.request.urlopen(page, timeout=60) as answer:
        assert answer.status == 200

    office.context.request.post(f"{desk.root}/editions/submit", form=form, max_redirects=0)
    assert listen(lambda text: b"event: changed" in text)
    for key in list(lines.get_map().values()):
        key.fileobj.close()
    office.context.close()
    desk.stop()
    resource.setrlimit(resource.RLIMIT_NOFILE, few)


def test_ten_windows_of_one_browser_share_a_line_and_are_all_told(tmp_path, chromium):
    desk = Desk(tmp_path, is_planned=True)
    first = enter(chromium, desk.first_link())
    windows = [first] + [first.context.new_page() for _ in range(9)]
    for window in windows:
        # More than six lines to one host no browser has: the seventh window would wait for ever.
        window.goto(f"{desk.root}/basket", timeout=30_000)
        window.locator(".status").wait_for()
    windows[-1].get_by_role("link", name="Editions").click()
    windows[-1].wait_for_url("**/editions")
    form = {name: windows[-1].locator(f"input[name={name}]").first.input_value() for name in ("token", "version")}
    assert first.context.request.post(f"{desk.root}/editions/submit", form=form, max_redirects=0).status == 303
    for window in windows:
        window.locator(".notice").wait_for(timeout=30_000)

    # Who listened is gone; another one listens in his place.
    windows.pop(0).close()
    for window in windows[:-1]:
        window.reload(timeout=30_000)
        window.locator(".status").wait_for()
    assert windows[-1].context.request.post(f"{desk.root}/editions/approve", form=form, max_redirects=0).status == 303
    for window in windows[:-1]:
        window.locator(".notice").wait_for(timeout=30_000)
    windows[0].context.close()
    desk.stop()
