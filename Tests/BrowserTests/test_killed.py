# SPDX-License-Identifier: Apache-2.0
"""The desk is killed while it publishes; the next start has everything that was confirmed, and no half of anything.

ATTACHE_KILLS says how often (12 by default).
"""

import json
import os
import random
import re
import threading
import time

from conftest import SLUG, Desk

KILLS = int(os.environ.get("ATTACHE_KILLS", "12"))


class Office:
    """Somebody's browser, without its window."""

    def __init__(self, chromium, state, desk):
        self.context = chromium.new_context(storage_state=state, locale="en-GB")
        self.http = self.context.request
        self.root = desk.root

    def fields(self, path):
        page = self.http.get(f"{self.root}/{path}").text()
        return {
            name: re.search(rf'name="{name}" value="([0-9a-f]{{64}})"', page).group(1)
            for name in ("token", "version")
        }

    def post(self, path, **form):
        return self.http.post(f"{self.root}/{path}", form=form, max_redirects=0)

    def editions(self):
        page = self.http.get(f"{self.root}/editions").text()
        rows = re.findall(r'<th scope="row" class="time">Edition (\d+)</th><td>([\w ]+)', page)
        return {int(number): status for number, status in rows}


def publish(office):
    for step in ("submit", "approve", "publish"):
        assert office.post(f"editions/{step}", **office.fields("editions")).status == 303


def test_nothing_confirmed_is_lost_when_the_desk_is_killed(tmp_path, chromium):
    desk = Desk(tmp_path, is_planned=True)
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(desk.first_link())
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/e/"))
    state = context.storage_state()
    context.close()
    office = Office(chromium, state, desk)
    publish(office)
    form = office.fields("basket")
    office.post("basket/add", token=form["token"], change="session C-US1 pinned 2018-03-27T16:20 at CIV-REC")
    assert office.post("basket/keep", **form).status == 303
    publish(office)

    chance = random.Random(20180327)
    for _ in range(KILLS):
        confirmed = office.editions()
        older = sorted(confirmed)[-2]
        form = office.fields("editions")
        answers: list[int] = []

        def go_back():
            # A context belongs to its thread; a bare connection does not.
            import http.client
            import urllib.parse
            host = desk.address.removeprefix("http://")
            connection = http.client.HTTPConnection(host)
            cookies = "; ".join(f"{c['name']}={c['value']}" for c in state["cookies"])
            try:
                connection.request(
                    "POST", f"/e/{SLUG}/editions/back",
                    urllib.parse.urlencode({**form, "edition": older}), {"Cookie": cookies})
                answers.append(connection.getresponse().status)
            except OSError:
                pass
            except http.client.HTTPException:
                pass

        sender = threading.Thread(target=go_back)
        sender.start()
        time.sleep(chance.uniform(0, 0.6))
        desk.process.kill()
        desk.process.wait()
        sender.join()
        desk.start()
        office.root = desk.root
        now = office.editions()
        published = [number for number, status in now.items() if status == "published"]
        assert published == [max(now)]
        marker = json.loads((tmp_path / "published" / SLUG / "programme.json").read_text())
        files = list((tmp_path / "published" / SLUG).rglob("*.ics"))
        assert set(confirmed) <= set(now)
        assert marker["edition"] == published[0]
        assert len(files) == 243
        assert all(file.read_bytes().endswith(b"END:VCALENDAR\r\n") for file in files)
        if 303 in answers:
            assert max(now) > max(confirmed)
    desk.stop()
