# SPDX-License-Identifier: Apache-2.0
"""Every page in both languages, light and dark, on a desk, a tablet and a telephone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import Desk
from test_killed import Office, publish
from test_office_day import add_person, enter

PAGES = [
    "", "/day/2", "/day/3?by=leaders", "/day/3?by=interpreters", "/list", "/week", "/day/3?only=mayor", "/find?q=mayor",
    "/session/S21", "/session/S21/weigh",
    "/session/S21/weigh?day=2&at=2018-03-27T16:50&venue=CIV%2DREC",
    "/basket", "/proposals", "/search", "/lists", "/editions", "/rain", "/feeds", "/sending", "/paper", "/paper/week", "/paper/slips",
    "/paper/sheets?for=units/C-US.H", "/mine", "/no-such-page",
]
# Those that belong to no event.
HOUSE_PAGES = ["/people", "/account", "/together", "/sign-in"]


def open_browser(chromium, state, width, language, theme, **more):
    forced = {"forced_colors": "active"} if theme == "forced" else {"color_scheme": theme}
    return chromium.new_context(
        storage_state=state, viewport={"width": width, "height": 900},
        locale={"en": "en-GB", "zh": "zh-CN"}[language], **forced, **more)


@pytest.fixture(scope="module")
def worked(tmp_path_factory, chromium):
    """A desk in the middle of its work: published, changed since, with a feed, a basket and a proposal; and its administrator."""
    desk = Desk(tmp_path_factory.mktemp("worked"), is_planned=True)
    page = enter(chromium, desk.first_link())
    officer = add_person(page, desk, "Officer", "liaison", "LO01")
    state = page.context.storage_state()
    office = Office(chromium, state, desk)
    publish(office)
    fields = office.fields("basket")
    # Moved and free again, so that it is elsewhere than in the published edition and can be weighed.
    for change in ("session C-US1 pinned 2018-03-27T16:20 at CIV-REC", "session C-US1 unpinned"):
        office.post("basket/add", token=fields["token"], change=change)
        assert office.post("basket/keep", **office.fields("basket")).status == 303
    office.post("basket/add", token=fields["token"], change="session S45 unpinned")
    for recipient in ("units/C-US.H", "staff/liaison/LO01"):
        assert office.post("feeds/make", token=fields["token"], recipient=recipient).status == 200
    phone = enter(chromium, officer, viewport={"width": 390, "height": 800})
    phone.goto(f"{desk.root}/mine")
    phone.get_by_role("link", name="Late").click()
    phone.get_by_role("button", name="Send to the desk").click()
    phone.locator(".proposal").first.wait_for()
    for one in (phone, page):
        one.context.close()
    yield desk, state
    desk.stop()


def faults_of(page, axe, language):
    """What is wrong with the page that is shown, as axe and a ruler find it."""
    # Targets of 24 px are of WCAG 2.2, which axe leaves out unless it is asked.
    found = axe.run(page, options={"rules": {"target-size": {"enabled": True}}}).response
    wrong = [
        f"{problem['id']}: {node['html'][:160]}"
        for problem in found["violations"] + found["incomplete"] for node in problem["nodes"]
        if not is_explained(problem["id"], node)
    ]
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if overflow > 0:
        wrong.append(f"wider than the window by {overflow}")
    if page.evaluate("document.documentElement.lang") != {"en": "en", "zh": "zh-Hans"}[language]:
        wrong.append("in another language")
    return wrong


def is_explained(rule, node):
    """Whether axe only could not tell, and we can."""
    told = "".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
    # Signs such as arrows: the marks' own test measures them, and the others have the colour of the words beside them.
    if rule == "color-contrast":
        return "only non-text characters" in told
    # A place stands as a heading over the rows of its rooms, of which some are empty on some days.
    return rule == "th-has-data-cells" and 'class="week"' in node["html"]


def look_at_every_page(desk, state, chromium, width, theme, language):
    axe = Axe()
    context = open_browser(chromium, state, width, language, theme)
    page = context.new_page()
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "console", lambda message: faults.append(message.text)
        if message.type == "error" and "status of 40" not in message.text else None)
    wrong = {}
    for address in [f"{desk.root}{page}" for page in PAGES] + [f"{desk.address}{page}" for page in HOUSE_PAGES]:
        page.goto(address)
        found = faults_of(page, axe, language)
        if found:
            wrong[address.removeprefix(desk.root)] = found
    context.close()
    assert (wrong, faults) == ({}, [])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("theme", ["light", "dark", "forced"])
@pytest.mark.parametrize("width", [1400, 768, 320])
def test_every_page_has_no_accessibility_fault_and_fits(worked, chromium, width, theme, language):
    look_at_every_page(*worked, chromium, width, theme, language)


def test_pages_before_anything_is_published_have_no_accessibility_fault_and_fit(desk, chromium, signed_in):
    look_at_every_page(desk, signed_in, chromium, 1400, "light", "en")


def test_whoever_goes_by_tab_sees_where_he_is(worked, chromium):
    desk, state = worked
    context = open_browser(chromium, state, 1280, "en", "light")
    page = context.new_page()
    unseen = {}
    for path in PAGES:
        page.goto(f"{desk.root}{path}")
        for _ in range(40):
            page.keyboard.press("Tab")
            fault = page.evaluate("""() => {
                const here = document.activeElement;
                if (!here || here === document.body) return null;
                const style = getComputedStyle(here);
                const box = here.getBoundingClientRect();
                const top = document.elementFromPoint(box.x + Math.min(box.width, 2 * innerWidth) / 2, box.y + box.height / 2);
                const isShown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
                const isOnTop = top && (here.contains(top) || top.contains(here) || here.labels && [...here.labels].some(l => l.contains(top)));
                return isShown && isOnTop ? null : `${isShown ? "covered" : "no outline"}: ${here.outerHTML.slice(0, 120)}`;
            }""")
            if fault:
                unseen.setdefault(path, []).append(fault)
    context.close()
    assert unseen == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_stand_out_from_the_board_by_three_to_one(worked, chromium, theme):
    """What tells the kinds of mark apart besides their signs; WCAG 1.4.11, which axe does not measure."""
    desk, state = worked
    context = open_browser(chromium, state, 1400, "en", theme)
    page = context.new_page()
    page.goto(f"{desk.root}/session/S21/weigh")
    faint = page.evaluate("""() => {
        const light = color => {
          const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map(Number)
            .map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const isClear = color => color.startsWith("rgba") && color.endsWith(", 0)");
        const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
        const paper = getComputedStyle(document.body).backgroundColor;
        const faint = {};
        for (const mark of document.querySelectorAll(".legend .mark, .marks .mark")) {
          const style = getComputedStyle(mark);
          const kind = [...mark.classList].find(c => c.startsWith("v-"));
          const seen = [style.backgroundColor, style.borderBlockEndColor, style.color].filter(c => !isClear(c));
          const best = Math.max(...seen.map(c => contrast(c, paper)));
          if (best < 3 || contrast(style.color, isClear(style.backgroundColor) ? paper : style.backgroundColor) < 4.5) faint[kind] = best;
        }
        return faint;
    }""")
    kinds = page.locator(".legend .mark").count()
    context.close()
    assert kinds == 5
    assert faint == {}


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
