# SPDX-License-Identifier: Apache-2.0
"""Measures the desk and prints a table for docs/BENCHMARKS.md; needs wrk for the feeds.

    .venv/bin/python3 Tests/BrowserTests/figures.py
"""

import http.client
import os
import re
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from conftest import CHROMIUM, SLUG, Desk

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
    """From the key that lifts a session to the frame in which its map is painted."""
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


def wrk(address, *headers):
    command = ["wrk", "-t1", "-c32", "-d5s", "--latency"]
    for header in headers:
        command += ["-H", header]
    text = subprocess.run(command + [address], capture_output=True, text=True, check=True).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)
    late = re.search(r"99%\s+(\S+)", text).group(1)
    return f"{float(rate):,.0f} a second, p99 {late}"


def main():
    print(f"load {os.getloadavg()}")
    print("| what | figure |\n|---|---|")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        began = time.perf_counter()
        desk = Desk(Path(folder), is_planned=True)
        link = desk.first_link()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
        page = context.new_page()
        opened = time.perf_counter()
        page.goto(link)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(re.compile("/e/"))
        say("start of the program to the signed-in board", f"{time.perf_counter() - began:.1f} s, of which Chromium's start {opened - began:.1f} s")
        cookies = "; ".join(f"{c['name']}={c['value']}" for c in context.cookies())

        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
        size = page.evaluate("performance.getEntriesByType('navigation')[0].encodedBodySize"
                             " + performance.getEntriesByType('resource').reduce((a, e) => a + e.encodedBodySize, 0)")
        say("first paint of the board; bytes of the page with all that belongs to it", f"{paint:.0f} ms; {size:,}")

        pages(desk, cookies, 2)
        times = pages(desk, cookies, 25)
        say(f"pages, {len(times)} requests", f"median {share(times, 0.5):.0f} ms, p99 {share(times, 0.99):.0f} ms")
        times = painted(page, desk, 20)
        say("pick-up to painted map", f"median {share(times, 0.5):.0f} ms, p95 {share(times, 0.95):.0f} ms")

        page.goto(f"{desk.root}/search")
        page.get_by_label("At most").select_option("60")
        page.get_by_role("button", name="Search", exact=True).click()
        times = pages(desk, cookies, 25)
        say(f"pages while a search takes both cores, {len(times)} requests", f"median {share(times, 0.5):.0f} ms, p99 {share(times, 0.99):.0f} ms")
        times = painted(page, desk, 20)
        say("pick-up to painted map while it searches", f"median {share(times, 0.5):.0f} ms, p95 {share(times, 0.95):.0f} ms")
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

        times = told(desk, cookies, 200, change)
        say("a change told to 200 watchers, after the answer to who made it", f"median {share(times, 0.5):.0f} ms, p95 {share(times, 0.95):.0f} ms")

        page.goto(f"{desk.root}/feeds")
        page.get_by_label("A new address for").select_option("units/C-US.H")
        page.get_by_role("button", name="Make").click()
        feed = page.locator(".made code").first.inner_text()
        browser.close()
        tag = context_tag(feed)
        say("feeds, 304", wrk(feed, f"If-None-Match: {tag}"))
        say("feeds, 200 with gzip", wrk(feed, "Accept-Encoding: gzip"))
        desk.stop()


def context_tag(feed):
    host, path = feed.removeprefix("http://").split("/", 1)
    connection = http.client.HTTPConnection(host)
    connection.request("GET", f"/{path}")
    return connection.getresponse().headers["ETag"]


if __name__ == "__main__":
    main()
