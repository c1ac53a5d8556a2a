# SPDX-License-Identifier: Apache-2.0
"""What the desk sends, prints, logs and keeps of itself names no guest, whoever asks and whatever goes wrong."""

import csv
import re
import subprocess

from conftest import SLUG, Desk
from test_office_day import add_person, enter
from test_pages import PAGES

NAMES = ("name_zh", "name_latin", "name_native")
ROLES = [
    ("administrator", ""), ("protocol", ""), ("media", ""), ("interpreters", ""), ("liaison", "LO01"),
    ("secretary", "C-US"), ("viewer", ""),
]


def sentinels(desk):
    """Every passport, and every name that is too long to be anything else."""
    with open(desk.folder / "events" / SLUG / "guests.csv", encoding="utf-8-sig") as file:
        guests = list(csv.DictReader(file))
    found = {guest["passport"] for guest in guests if len(guest["passport"]) >= 6}
    for guest in guests:
        found |= {guest[name] for name in NAMES if len(guest[name].encode()) >= 9}
    assert len(found) > 300
    return sorted(found)


def printed(page, folder):
    page.pdf(path=folder / "page.pdf")
    done = subprocess.run(["pdftotext", "-layout", folder / "page.pdf", "-"], capture_output=True, text=True, check=True)
    return done.stdout


def test_nothing_that_leaves_the_desk_names_a_guest(tmp_path, chromium):
    desk = Desk(tmp_path, is_planned=True)
    secret = sentinels(desk)

    def check(where, text):
        # Lines are broken in print; a name may be broken with them.
        for version in (text, re.sub(r"\s+", " ", text), re.sub(r"\s+", "", text)):
            assert [value for value in secret if value in version] == [], where

    admin = enter(chromium, desk.first_link())
    links = {role: add_person(admin, desk, role, role, scope) for role, scope in ROLES if role != "administrator"}

    # A search says what gets better while it runs, line by line.
    admin.goto(f"{desk.root}/search")
    admin.get_by_label("At most").select_option("300")
    admin.get_by_role("button", name="Search", exact=True).click()
    # On a page of its own: that of the search is loaded anew when the search is over.
    listener = admin.context.new_page()
    listener.goto(f"{desk.root}/paper")
    listener.evaluate("""async slug => {
        window.heard = "";
        for (const path of [`/e/${slug}/search/events`, `/e/${slug}/live`]) {
          const answer = await fetch(path);
          const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
          (async () => { for (;;) { const {value, done} = await reader.read(); if (done) break; window.heard += value; } })();
        }
    }""", SLUG)

    admin = admin.context.new_page()
    shown = PAGES + ["/paper/sheets?for=master", "/paper/sheets?for=staff/liaison/LO01", "/session/S21/options.json",
                     "/mine/late", "/mine/absent", "/mine/interpreter"]
    for role, scope in ROLES:
        page = admin.context.new_page() if role == "administrator" else enter(chromium, links[role])
        for path in shown:
            address = f"{desk.root}{path}"
            answer = page.context.request.get(address)
            check((role, path), answer.text())
            if answer.status == 200 and path.startswith(("/paper", "/mine", "/day", "/list", "/session")):
                page.goto(address)
                check((role, path, "printed"), printed(page, tmp_path))
        # Errors of every kind.
        for path, form in [
            ("/editions/publish", {"token": "x"}), ("/basket/add", {"token": "x", "change": "y" * 100_000}),
            ("/lists/read", {"token": "x"}), ("/no-such-step", {}), ("/mine/late", {"session": "x"}),
        ]:
            answer = page.context.request.post(f"{desk.root}{path}", form=form, max_redirects=0)
            assert answer.status >= 400
            check((role, path), answer.text())
        if role != "administrator":
            page.context.close()

    admin.goto(f"{desk.root}/search")
    # On a machine that does other things as well it may be over by now.
    stop = admin.get_by_role("button", name="Stop and keep")
    if stop.count() > 0:
        stop.click()
    admin.get_by_text(re.compile("Done: |stays as it was")).wait_for(timeout=240_000)
    heard = listener.evaluate("window.heard")
    assert "event: people" in heard and "event: now" in heard
    check("what is told while it searches", heard)

    # Tables that cannot be read, and an event that is away.
    table = desk.folder / "events" / SLUG / "guests.csv"
    genuine = table.read_bytes()
    table.write_bytes(genuine.replace(b",C-US.H,", b",no-such-unit,"))
    for path in ("", "/list", "/editions", "/lists"):
        check(("tables with errors", path), admin.context.request.get(f"{desk.root}{path}").text())
    table.rename(table.with_suffix(".away"))
    check("a table is away", admin.context.request.get(desk.root).text())
    table.with_suffix(".away").rename(table)
    table.write_bytes(genuine)
    admin.context.close()
    desk.stop()

    check("the log", (desk.folder / "desk.log").read_text())
    kept = b"".join(file.read_bytes() for file in (desk.folder / ".desk").rglob("*") if file.is_file())
    check("the desk's own file", kept.decode("utf-8", "replace"))
