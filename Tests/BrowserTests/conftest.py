# SPDX-License-Identifier: Apache-2.0
"""The desk as people meet it: the real server, Debian's Chromium, no part replaced by another."""

import os
import re
import shutil
import signal
import socket
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

HOUSE = Path(__file__).resolve().parents[2]
SLUG = "cherry-blossom-2018"
PROGRAM = os.environ.get("ATTACHE_DESK_PROGRAM", str(HOUSE / ".build/release/attache-desk"))
CHROMIUM = os.environ.get("ATTACHE_CHROMIUM", "/usr/bin/chromium")


class Desk:
    """A server of its own, with a copy of the reference week, or of the event of its name in another ``house``."""

    def __init__(self, folder, is_planned, *options, house=HOUSE):
        self.folder = folder
        self.options = options
        shutil.copytree(house / "events" / SLUG, folder / "events" / SLUG)
        for name in ("calendars", "published"):
            (folder / name).mkdir()
        if is_planned:
            shutil.copytree(house / "calendars" / SLUG, folder / "calendars" / SLUG)
        self.start()

    def start(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        with (self.folder / "desk.log").open("a") as log:
            self.process = subprocess.Popen(
                [PROGRAM, SLUG, "--port", str(port), "--rehearse", "2018-03-27T08:00:00+08:00",
                 *self.options],
                cwd=self.folder, stdout=subprocess.PIPE, stderr=log, text=True)
        self.address = self._line(r"(http://\S+)")
        self.root = f"{self.address}/e/{SLUG}"

    def first_link(self):
        return self._line(r"(http://\S+/sign-in/\S+)")

    def link(self, name):
        """A new sign-in link for somebody who is known already."""
        done = subprocess.run(
            [PROGRAM, SLUG, "--port", self.address.rsplit(":", 1)[1], "--link-for", name],
            cwd=self.folder, capture_output=True, text=True, check=True,
        )
        return done.stdout.strip()

    def _line(self, pattern):
        while True:
            line = self.process.stdout.readline()
            assert line, f"the desk ended before it was open: {(self.folder / 'desk.log').read_text()}"
            found = re.search(pattern, line)
            if found:
                return found.group(1)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(timeout=60) == 0


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        open_context = browser.new_context

        def patient(**options):
            """Waits long enough for a machine that does other things as well."""
            context = open_context(**options)
            context.set_default_timeout(120_000)
            return context

        browser.new_context = patient
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A desk with a programme, in which nothing is published."""
    desk = Desk(tmp_path_factory.mktemp("desk"), is_planned=True)
    yield desk
    desk.stop()


@pytest.fixture
def empty_desk(tmp_path):
    """A desk before its first search."""
    desk = Desk(tmp_path, is_planned=False)
    yield desk
    desk.stop()


@pytest.fixture(scope="module")
def signed_in(desk, chromium):
    """The cookies of the administrator of ``desk``."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(desk.first_link())
    page.get_by_role("button", name=re.compile("Sign in|登录")).click()
    page.wait_for_url(re.compile("/e/"))
    state = context.storage_state()
    context.close()
    return state
