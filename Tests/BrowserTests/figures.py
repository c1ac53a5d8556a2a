# SPDX-License-Identifier: Apache-2.0
"""Measures the desk and prints a table for docs/BENCHMARKS.md; needs wrk for the feeds.

    .venv/bin/python3 Tests/BrowserTests/figures.py [FOLDER]

FOLDER holds events/ and calendars/ with another event of the reference week's name, such as larger_week.py writes.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from conftest import CHROMIUM, HOUSE, SLUG, Desk
from test_streams import memory

PATHS = ["", "/day/2", "/day/3?by=leaders", "/list", "/session/S21", "/session/S21/weigh", "/basket", "/editions"]


def share(values, part):
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def say(name, value):
    print(f"| {name} | {value} |", flush=True)


def get(connection, path, headers):
    began = time.perf_counter()
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, (path, answer.status)
    return (time.perf_counter() - began) * 1000, len(body)


def pages(desk, cookies, rounds):
    connection = http.client.HTTPConnection(desk.address.removeprefix("http://"))
    times = []
    for _ in range(rounds):
        for path in PATHS:
            times.append(get(connection, f"/e/{SLUG}{path}", {"Cookie": cookies})[0])
    return times


def painted(page, desk, rounds):
    """From the press that lifts a session to the frame in which its map is painted; and the parts of it, as the browser tells."""
    times = []
    for _ in range(rounds):
        page.goto(f"{desk.root}/day/2")
        times.append(page.evaluate("""async () => {
            const link = document.querySelector('a.in[data-session="S21"]');
            const box = link.getBoundingClientRect();
            const at = (type, dx) => link.dispatchEvent(new PointerEvent(type, {
              bubbles: true, isPrimary: true, button: 0, pointerType: 'mouse', clientX: box.x + dx, clientY: box.y + 5 }));
            const began = performance.now();
            at('pointerdown', 2);
            at('pointermove', 20);
            while (!document.querySelector('.marks .mark')) await new Promise(requestAnimationFrame);
            await new Promise(requestAnimationFrame);
            return performance.now() - began;
        }"""))
    return times


def painted_at_once(page, desk, count, rounds):
    """As many marks as all sessions have together, painted on one page."""
    times = []
    for _ in range(rounds):
        page.goto(f"{desk.root}/session/S21/weigh")
        times.append(page.evaluate("""async count => {
            const marks = [...document.querySelectorAll('.marks .mark')];
            const list = document.createElement('ul');
            list.className = 'marks';
            const began = performance.now();
            for (let number = 0; number < count; number++) {
              const place = document.createElement('li');
              place.append(marks[number % marks.length].cloneNode(true));
              list.append(place);
            }
            document.querySelector('main').prepend(list);
            await new Promise(requestAnimationFrame);
            await new Promise(requestAnimationFrame);
            return performance.now() - began;
        }""", count))
    return times


def basketed(page, desk, rounds):
    """From the press of "Into the basket" to the painted basket."""
    times = []
    for number in range(rounds):
        page.goto(f"{desk.root}/session/S21/weigh")
        places = page.locator(".places a")
        places.nth(number % min(6, places.count())).click()
        page.get_by_role("button", name="Into the basket").wait_for()
        began = time.perf_counter()
        page.get_by_role("button", name="Into the basket").click(no_wait_after=True)
        page.locator("ol.basket .sentence").first.wait_for()
        times.append((time.perf_counter() - began) * 1000)
        page.get_by_role("button", name="Take out").first.click()
        page.wait_for_load_state("load")
    return times


def repaired(context, desk, most):
    """What it takes to ask of a place that is taken or forbidden what would make it possible."""
    page = context.request.get(f"{desk.root}/session/S21/weigh").text()
    token = re.search(r'name="token" value="([0-9a-f]{64})"', context.request.get(f"{desk.root}/basket").text()).group(1)
    asked = []
    for day in range(1, 6):
        page = context.request.get(f"{desk.root}/session/S21/weigh?day={day}").text()
        asked += re.findall(r'class="mark v-(?:others|forbidden)"[^>]*?href="[^"]*?&amp;at=([^&]+)&amp;venue=([^"]+)"', page)
    assert asked
    times = []
    for at, venue in asked[:: max(1, len(asked) // most)][:most]:
        began = time.perf_counter()
        answer = context.request.post(
            f"{desk.root}/session/S21/possible",
            form={"token": token, "at": at, "venue": venue.replace("%2D", "-")}, timeout=120_000)
        times.append((time.perf_counter() - began) * 1000)
        assert answer.status == 200 and 'id="trial"' in answer.text(), (at, venue, answer.status)
    return times


def searching(process):
    """The processor time that the threads of a search have had, in seconds: they step back before the others."""
    spent = 0
    for task in Path(f"/proc/{process.pid}/task").iterdir():
        try:
            fields = (task / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[16]) >= 10:
            spent += int(fields[11]) + int(fields[12])
    return spent / os.sysconf("SC_CLK_TCK")


def share_of_search(desk, cookies, seconds, pages_a_second):
    """How much of a core-second a search gets, alone or beside people who open pages."""
    host = desk.address.removeprefix("http://")
    connection = http.client.HTTPConnection(host)
    began, before = time.perf_counter(), searching(desk.process)
    number = 0
    while time.perf_counter() - began < seconds:
        if pages_a_second:
            get(connection, f"/e/{SLUG}{PATHS[number % len(PATHS)]}", {"Cookie": cookies})
            number += 1
            time.sleep(max(0, began + number / pages_a_second - time.perf_counter()))
        else:
            time.sleep(0.1)
    return (searching(desk.process) - before) / (time.perf_counter() - began)


def told(desk, cookies, watchers, http_post):
    """How late the last of many watchers hears of a change."""
    host = desk.address.removeprefix("http://")
    heard = [0.0] * watchers
    ready = threading.Barrier(watchers + 1)

    def watch(index):
        connection = http.client.HTTPConnection(host)
        connection.request("GET", f"/e/{SLUG}/live", headers={"Cookie": cookies})
        answer = connection.getresponse()
        answer.fp.readline()
        ready.wait()
        while True:
            line = answer.fp.readline()
            if line.startswith(b"event: changed"):
                heard[index] = time.perf_counter()
                connection.close()
                return

    threads = [threading.Thread(target=watch, args=(index,), daemon=True) for index in range(watchers)]
    for thread in threads:
        thread.start()
    ready.wait()
    time.sleep(2)
    http_post()
    answered = time.perf_counter()
    for thread in threads:
        thread.join(30)
    return [(moment - answered) * 1000 for moment in heard]


def streams(desk, cookies, count):
    """What a thousand open boards take, in bytes."""
    host, port = desk.address.removeprefix("http://").split(":")
    before = memory(desk.process)
    lines = []
    for _ in range(count):
        line = socket.create_connection((host, int(port)), timeout=60)
        line.sendall(f"GET /e/{SLUG}/live HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: {cookies}\r\n\r\n".encode())
        lines.append(line)
    for line in lines:
        assert b"200 OK" in line.recv(4096)
    time.sleep(2)
    taken = memory(desk.process) - before
    for line in lines:
        line.close()
    return taken


def wrk(address, *headers, connections=32):
    command = ["wrk", "-t1", f"-c{connections}", "-d5s", "--latency"]
    for header in headers:
        command += ["-H", header]
    text = subprocess.run(command + [address], capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)
    late = re.search(r"99%\s+(\S+)", text).group(1)
    return f"{float(rate):,.0f} a second, p99 {late}"


def say_times(name, times):
    say(name, f"{len(times)}: median {share(times, 0.5):.0f} ms, p95 {share(times, 0.95):.0f} ms, p99 {share(times, 0.99):.0f} ms")


def main():
    print(f"load {os.getloadavg()}", flush=True)
    print("| what | figure |\n|---|---|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        began = time.perf_counter()
        house = Path(sys.argv[1]) if len(sys.argv) > 1 else HOUSE
        desk = Desk(Path(folder), is_planned=True, house=house)
        link = desk.first_link()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
        context.set_default_timeout(120_000)
        page = context.new_page()
        opened = time.perf_counter()
        page.goto(link)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(re.compile("/e/"))
        say("start of the program to the signed-in board", f"{time.perf_counter() - began:.1f} s, of which Chromium's start {opened - began:.1f} s")
        cookies = "; ".join(f"{c['name']}={c['value']}" for c in context.cookies())

        # With nothing kept from the pages before.
        fresh = browser.new_context(locale="en-GB", storage_state=context.storage_state())
        first = fresh.new_page()
        first.goto(f"{desk.root}/day/2", timeout=120_000)
        first.wait_for_timeout(1000)
        paint = first.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN")
        size = first.evaluate("performance.getEntriesByType('navigation')[0].encodedBodySize"
                              " + performance.getEntriesByType('resource').reduce((a, e) => a + e.encodedBodySize, 0)")
        fresh.close()
        say("first paint of the board; bytes of the page with all that belongs to it", f"{paint:.0f} ms; {size:,}")

        pages(desk, cookies, 2)
        say_times("pages", pages(desk, cookies, 25))
        connection = http.client.HTTPConnection(desk.address.removeprefix("http://"))
        maps = [get(connection, f"/e/{SLUG}/session/S21/weigh", {"Cookie": cookies, "Accept-Encoding": "gzip"}) for _ in range(100)]
        say_times("the server's share of a price map", [late for late, _ in maps])
        say("bytes of a price map, as a page, as it is sent", f"{compressed(desk, cookies):,}")
        say_times("pick-up to painted map", painted(page, desk, 60))
        say_times("5,147 marks painted at once", painted_at_once(page, desk, 5147, 10))
        say_times("the basket after a plain drop", basketed(page, desk, 20))
        say_times("what would make a place possible", repaired(context, desk, 40))

        page.goto(f"{desk.root}/search")
        page.get_by_label("At most").select_option("300")
        page.get_by_role("button", name="Search", exact=True).click()
        page.goto("about:blank")
        time.sleep(2)
        alone = share_of_search(desk, cookies, 15, 0)
        beside = share_of_search(desk, cookies, 15, 5)
        say("cores that a search gets, alone, and beside five pages a second", f"{alone:.2f}, {beside:.2f}: {1 - beside / alone:.0%} less")
        say_times("pages while it searches", pages(desk, cookies, 25))
        say_times("pick-up to painted map while it searches", painted(page, desk, 60))
        say_times("the basket after a plain drop while it searches", basketed(page, desk, 20))
        page.goto(f"{desk.root}/search")
        page.get_by_role("button", name="Stop and keep").click()
        page.get_by_text("Done: ").wait_for(timeout=120_000)

        page.goto(f"{desk.root}/editions")
        for step in ("Submit the draft", "Approve", "Publish"):
            page.get_by_role("button", name=step, exact=True).click()
            page.wait_for_load_state("load")
        token = page.locator("input[name=token]").first.input_value()
        version = page.locator("input[name=version]").first.input_value()

        def change():
            context.request.post(
                f"{desk.root}/editions/submit", form={"token": token, "version": version}, max_redirects=0)

        say_times("a change told to 200 watchers, after the answer to who made it", told(desk, cookies, 200, change))
        say("memory of 1,000 open boards", f"{streams(desk, cookies, 1000) / 1e6:.0f} MB")

        page.goto(f"{desk.root}/feeds")
        page.get_by_label("A new address for").select_option("units/C-US.H")
        page.get_by_role("button", name="Make").click()
        feed = page.locator(".made code").first.inner_text()
        tag = context_tag(feed)
        say("feeds, 304", wrk(feed, f"If-None-Match: {tag}"))
        say("feeds, 200 with gzip", wrk(feed, "Accept-Encoding: gzip"))
        page.goto(f"{desk.root}/search")
        page.get_by_label("At most").select_option("60")
        page.get_by_role("button", name="Search", exact=True).click()
        page.goto("about:blank")
        say("feeds, 304, while it searches", wrk(feed, f"If-None-Match: {tag}"))
        say("feeds, 200 with gzip, while it searches", wrk(feed, "Accept-Encoding: gzip"))
        browser.close()
        desk.stop()


def compressed(desk, cookies):
    connection = http.client.HTTPConnection(desk.address.removeprefix("http://"))
    connection.request("GET", f"/e/{SLUG}/session/S21/weigh", headers={
        "Cookie": cookies, "Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"})
    answer = connection.getresponse()
    body = answer.read()
    assert answer.headers["Content-Encoding"] == "gzip"
    return len(body)


def context_tag(feed):
    host, path = feed.removeprefix("http://").split("/", 1)
    connection = http.client.HTTPConnection(host)
    connection.request("GET", f"/{path}")
    return connection.getresponse().headers["ETag"]


if __name__ == "__main__":
    main()
