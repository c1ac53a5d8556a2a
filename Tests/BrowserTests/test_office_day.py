# SPDX-License-Identifier: Apache-2.0
"""A day in the office, from the first start to who knows it yet."""

import re
import urllib.error
import urllib.request

from conftest import SLUG


def enter(chromium, link, **more):
    context = chromium.new_context(locale="en-GB", **more)
    page = context.new_page()
    page.goto(link)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile("/e/"))
    return page


def add_person(page, desk, name, role, scope=""):
    page.goto(f"{desk.address}/people")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Role").select_option(role)
    page.get_by_label("Officer or consulate").fill(scope)
    page.get_by_role("button", name="Save").click()
    return page.locator(".made code").inner_text()


def fetch(address, tag=None):
    request = urllib.request.Request(
        address, headers={"User-Agent": "Google-Calendar-Importer", "If-None-Match": tag or ""})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers["ETag"], answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["ETag"], error.read()


def test_a_day_in_the_office(empty_desk, chromium):
    desk = empty_desk
    chen = enter(chromium, desk.first_link())
    assert chen.get_by_text("There is no programme yet.").is_visible()
    zhao_link = add_person(chen, desk, "Zhao", "protocol")
    officer_link = add_person(chen, desk, "Officer", "liaison", "LO01")

    # A list as an office sends it: Chinese code page, heading of its own, full-width signs.
    messy = (
        "外宾名单（第二稿）,,,\r\n编号,所属单元,姓名（中文）,忌口\r\nG001,C-JP.H,佐藤花子,清真\r\n"
    ).encode("gb18030")
    chen.goto(f"{desk.root}/lists")
    chen.locator("input[type=file]").set_input_files(
        {"name": "外宾.csv", "mimeType": "text/csv", "buffer": messy})
    chen.get_by_role("button", name="Read", exact=True).click()
    assert chen.locator("dl.figures").first.inner_text().split()[:2] == ["rows", "1"]
    before = (desk.folder / "events" / SLUG / "guests.csv").read_bytes()
    chen.get_by_role("button", name="Write into the tables").click()
    assert chen.locator(".made").inner_text().startswith("Written: 0 added, 1 updated")
    assert (desk.folder / "events" / SLUG / "guests.csv").read_bytes() != before

    # Plan, watch, stop.
    chen.goto(f"{desk.root}/search")
    chen.get_by_label("At most").select_option("300")
    chen.get_by_role("button", name="Search", exact=True).click()
    chen.locator(".rules", has_text="all hard rules hold").wait_for(timeout=240_000)
    chen.get_by_role("button", name="Stop and keep the best").click()
    chen.get_by_text("Done: the new draft").wait_for(timeout=240_000)

    # Lift, read, a cell that cannot be had simply, what would make it possible.
    chen.goto(f"{desk.root}/session/S21")
    chen.get_by_role("link", name="Move").click()
    assert chen.locator(".marks .mark").count() > 0
    taken = chen.locator(".marks .mark.v-others, .marks .mark.v-forbidden").first
    taken.click()
    chen.get_by_role("button", name="Make it possible").click()
    chen.locator("#trial").wait_for(timeout=120_000)

    # A place that is free goes into the basket, is tried and kept.
    chen.goto(f"{desk.root}/session/S21/weigh")
    chen.locator(".places a").last.click()
    chen.get_by_role("button", name="Into the basket").click()
    chen.get_by_role("button", name="Try it").click()
    chen.locator("#trial.made").wait_for(timeout=120_000)
    chen.get_by_role("button", name="Keep in the tables").click()
    chen.wait_for_url(re.compile("/editions"), timeout=120_000)
    tables = (desk.folder / "events" / SLUG / "sessions.csv").read_text(encoding="utf-8-sig")
    assert re.search(r"^S21,C-US1,.*,2018-03-2[78]T\d\d:\d\d", tables, re.M)

    # Whoever hands it in does not approve it.
    chen.get_by_role("button", name="Submit the draft").click()
    chen.get_by_role("button", name="Approve").click()
    assert "may not approve it" in chen.get_by_role("alert").inner_text()
    zhao = enter(chromium, zhao_link)
    zhao.goto(f"{desk.root}/editions")
    zhao.get_by_role("button", name="Approve").click()
    zhao.get_by_role("button", name="Publish", exact=True).click()
    zhao.locator("td", has_text="published").first.wait_for()

    # One recipient gets an address; its client sees the edition once, and then nothing new.
    zhao.goto(f"{desk.root}/feeds")
    zhao.get_by_label("A new address for").select_option("units/C-US.H")
    zhao.get_by_role("button", name="Make").click()
    feed = zhao.locator(".made code").first.inner_text()
    zhao.goto(f"{desk.root}/feeds")
    assert "never fetched" in zhao.locator("tbody tr").inner_text()
    status, tag, body = fetch(feed)
    assert (status, body[:15]) == (200, b"BEGIN:VCALENDAR")
    assert fetch(feed, tag)[0] == 304
    zhao.reload()
    zhao.locator("tbody tr", has_text="Google").wait_for(timeout=30_000)

    # An officer on the way reports a late guest; the desk takes it and plans again.
    phone = enter(chromium, officer_link, viewport={"width": 375, "height": 720}, has_touch=True)
    assert phone.goto(f"{desk.root}/list").status == 403
    phone.goto(f"{desk.root}/mine")
    assert phone.locator(".leave .big").inner_text()
    phone.get_by_role("link", name="Late").click()
    phone.get_by_label("By how much").select_option("10")
    phone.get_by_role("button", name="Send to the desk").click()
    assert "Sent to the desk" in phone.locator(".proposal").inner_text()
    chen.goto(f"{desk.root}/proposals")
    assert "10 minutes late" in chen.locator(".proposal").inner_text()
    chen.get_by_role("button", name="Into the basket").click()
    assert re.search(r"absent 2018-03-2", chen.locator(".basket .sentence").first.inner_text())
    chen.get_by_role("button", name="Try it").click()
    chen.locator("#trial").wait_for(timeout=120_000)
    phone.reload()
    assert "The desk has taken it" in phone.locator(".proposal").inner_text()

    # Planned again, approved by the other, published; the feed's holder has to be told until his client has come again.
    chen.get_by_role("button", name="Keep in the tables").click()
    chen.wait_for_url(re.compile("/editions"), timeout=120_000)
    chen.get_by_role("button", name="Submit the draft").click()
    zhao.goto(f"{desk.root}/editions")
    zhao.get_by_role("button", name="Approve").click()
    zhao.get_by_role("button", name="Publish", exact=True).click()
    zhao.locator("th", has_text="Edition 2").wait_for()
    zhao.goto(f"{desk.root}/feeds")
    assert "holds an old edition: telephone" in zhao.locator("tbody tr").inner_text()
    assert fetch(feed, tag)[0] in (200, 304)
    zhao.reload()
    zhao.locator("tbody tr", has_text="✓ yes").wait_for(timeout=30_000)


def test_the_telephone_shows_its_last_copy_without_a_network(desk, signed_in, chromium):
    admin = chromium.new_context(storage_state=signed_in, locale="en-GB").new_page()
    link = add_person(admin, desk, "Offline", "liaison", "LO12")
    phone = enter(chromium, link, viewport={"width": 375, "height": 720})
    phone.goto(f"{desk.root}/mine")
    phone.evaluate("navigator.serviceWorker.ready")
    phone.reload()
    phone.wait_for_function("navigator.serviceWorker.controller !== null")
    phone.reload()
    title = phone.locator("h1").inner_text()
    phone.context.set_offline(True)
    phone.reload()
    assert phone.locator("h1").inner_text() == title
    assert phone.locator(".age").inner_text()
    phone.context.set_offline(False)
    phone.context.close()


def test_two_people_see_each_other_and_each_others_work(desk, signed_in, chromium):
    chen = chromium.new_context(storage_state=signed_in, locale="en-GB").new_page()
    link = add_person(chen, desk, "Wang", "protocol")
    wang = enter(chromium, link)
    chen.goto(f"{desk.root}/day/3")
    wang.goto(f"{desk.root}/basket")
    chen.locator(".here", has_text="Wang").wait_for()
    wang.get_by_label("In the language of changes").fill("session S45 unpinned")
    wang.get_by_role("button", name="Add").click()
    chen.goto(f"{desk.root}/basket")
    assert chen.locator(".basket .sentence").count() == 0
    table = desk.folder / "events" / SLUG / "interpreters.csv"
    table.write_bytes(table.read_bytes() + b"\r\n")
    chen.locator(".notice", has_text="has changed this event").wait_for(timeout=10_000)
    wang.context.close()
    chen.context.close()
