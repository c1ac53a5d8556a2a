# SPDX-License-Identifier: Apache-2.0
"""Every page in both languages, light and dark, on a desk, a tablet and a telephone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from test_office_day import add_person, enter

PAGES = [
    "", "/day/2", "/day/3?by=leaders", "/day/3?by=interpreters", "/list", "/week", "/day/3?only=mayor", "/find?q=mayor",
    "/session/S21", "/session/S21/weigh",
    "/session/S21/weigh?day=2&at=2018-03-27T16:50&venue=CIV%2DREC",
    "/basket", "/proposals", "/search", "/lists", "/editions", "/feeds", "/sending", "/paper", "/paper/week", "/paper/slips",
    "/paper/sheets?for=units/C-US.H", "/mine", "/no-such-page",
]


def open_browser(chromium, state, width, language, theme, **more):
    return chromium.new_context(
        storage_state=state, viewport={"width": width, "height": 900}, color_scheme=theme,
        locale={"en": "en-GB", "zh": "zh-CN"}[language], **more)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 768, 320])
def test_every_page_has_no_accessibility_fault_and_fits(
    desk, chromium, signed_in, width, theme, language
):
    axe = Axe()
    context = open_browser(chromium, signed_in, width, language, theme)
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda message: faults.append(message.text)
        if message.type == "error" and "status of 40" not in message.text else None)
    wrong = {}
    for address in [f"{desk.root}{page}" for page in PAGES] + [f"{desk.address}/people"]:
        page.goto(address)
        found = [
            f"{violation['id']}: {node['html'][:160]}"
            for violation in axe.run(page).response["violations"] for node in violation["nodes"]
        ]
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if overflow > 0:
            found.append(f"wider than the window by {overflow}")
        if page.evaluate("document.documentElement.lang") != {"en": "en", "zh": "zh-Hans"}[language]:
            found.append("in another language")
        if found:
            wrong[address.removeprefix(desk.root)] = found
    context.close()
    assert (wrong, faults) == ({}, [])


def test_twice_the_size_of_text_hides_nothing(desk, chromium, signed_in):
    context = open_browser(chromium, signed_in, 1280, "en", "light")
    page = context.new_page()
    wide = {}
    for path in PAGES:
        page.goto(f"{desk.root}{path}")
        page.evaluate("document.documentElement.style.fontSize = '175%'")
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if overflow > 0:
            wide[path] = overflow
    context.close()
    assert wide == {}


def test_quotation_marks_of_english_are_as_narrow_as_its_letters(desk, chromium, signed_in):
    context = open_browser(chromium, signed_in, 1440, "en", "light")
    page = context.new_page()
    page.goto(f"{desk.root}/session/S21/weigh?day=2&at=2018-03-27T16:50&venue=CIV%2DREC")
    text, share = page.locator(".reason p").evaluate("""line => {
        const node = [...line.childNodes].find(n => n.nodeType === 3 && n.data.includes("\u201c"));
        const range = new Range();
        const at = node.data.indexOf("\u201c");
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return [node.data, range.getBoundingClientRect().width / parseFloat(getComputedStyle(line).fontSize)];
    }""")
    context.close()
    assert 0 < share < 0.6, text


def test_a_board_of_people_shows_in_full_which_sessions_are_fixed(desk, chromium, signed_in):
    context = open_browser(chromium, signed_in, 1440, "en", "light")
    page = context.new_page()
    page.goto(f"{desk.root}/day/3?by=interpreters")
    cut = page.evaluate("""() => [...document.querySelectorAll(".label:has(.pin)")].filter(label => {
        const title = label.querySelector("b");
        return label.scrollWidth > label.clientWidth || title.scrollWidth > title.offsetWidth + 1
          || label.querySelector(".pin").getBoundingClientRect().right > label.getBoundingClientRect().right;
    }).map(label => label.innerText)""")
    assert page.locator(".label .pin").count() > 0
    context.close()
    assert cut == []


def test_forced_colours_keep_every_mark_visible(desk, chromium, signed_in):
    context = open_browser(chromium, signed_in, 1440, "en", "light", forced_colors="active")
    page = context.new_page()
    page.goto(f"{desk.root}/session/S21/weigh")
    marks = page.locator(".marks .mark").all()
    assert marks
    for mark in marks:
        style = mark.evaluate(
            "e => { const s = getComputedStyle(e);"
            " return [s.borderInlineStartWidth, s.borderBlockEndWidth, s.outlineWidth]; }")
        assert any(float(width.removesuffix("px")) >= 1 for width in style)
    context.close()


def test_pages_are_small_and_fetch_nothing_from_elsewhere(desk, chromium, signed_in):
    for path in PAGES[:-1]:
        context = chromium.new_context(storage_state=signed_in)
        page = context.new_page()
        sent = []
        page.on("response", lambda response: sent.append(response))
        page.goto(f"{desk.root}{path}")
        page.wait_for_load_state("load")
        assert all(response.url.startswith(desk.address) for response in sent), path
        total = sum(
            response.request.sizes()["responseBodySize"] for response in sent
            if "/live" not in response.url)
        assert total <= 120_000, f"{path}: {total} bytes"
        context.close()


def test_without_script_a_session_is_weighed_and_put_into_the_basket(desk, chromium, signed_in):
    context = chromium.new_context(
        storage_state=signed_in, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(f"{desk.root}/session/S21")
    page.get_by_role("link", name="Move").click()
    page.locator(".places a").first.click()
    page.get_by_role("button", name="Into the basket").click()
    assert page.locator(".basket .sentence").inner_text().startswith("session C-US1 pinned")
    page.get_by_role("button", name="Take out").click()
    assert page.locator("ol.basket li").count() == 0
    context.close()


@pytest.mark.parametrize("language", ["en", "zh", "ja", "ko"])
def test_the_telephones_pages_have_no_accessibility_fault_and_fit(
    desk, chromium, signed_in, language
):
    office = chromium.new_context(storage_state=signed_in, locale="en-GB").new_page()
    link = add_person(office, desk, f"Officer {language}", "liaison", "LO12")
    office.context.close()
    phone = enter(chromium, link, viewport={"width": 320, "height": 640}, has_touch=True)
    phone.context.add_cookies([{"name": "language", "value": language, "url": desk.address}])
    axe = Axe()
    for path in ("/mine", "/mine/late", "/mine/absent", "/mine/interpreter"):
        phone.goto(f"{desk.root}{path}")
        assert axe.run(phone).response["violations"] == [], path
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320, path
        for target in phone.locator(".reports a, .choice button").all():
            assert target.bounding_box()["height"] >= 44
    phone.context.close()
