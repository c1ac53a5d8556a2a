# SPDX-License-Identifier: Apache-2.0
"""From the board to the published edition without a pointer, with few keys."""

import re

from conftest import Desk
from test_office_day import enter


class Keys:
    """A keyboard that counts, on a page on which a pointer is an error."""

    def __init__(self, page):
        self.page = page
        self.pressed = 0
        page.add_init_script(
            "for (const kind of ['pointerdown', 'mousedown', 'touchstart'])"
            " addEventListener(kind, () => { throw new Error('a pointer was used'); }, true)")
        self.errors = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def tab_to(self, selector):
        """Goes on with Tab until the focus is there; a person would do the same."""
        for _ in range(60):
            if self.page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never reaches {selector}")


def begin(desk, chromium, signed_in):
    page = chromium.new_context(storage_state=signed_in, locale="en-GB").new_page()
    keys = Keys(page)
    page.goto(f"{desk.root}/day/2")
    keys.press("/", *"C-US1", "Enter")
    page.wait_for_url("**/session/S21")
    keys.press("m")
    page.wait_for_url("**/weigh")
    return page, keys


def end(page, keys):
    assert keys.errors == []
    page.context.close()


def test_a_session_is_moved_and_published_by_keys_alone(desk, chromium, signed_in):
    page, keys = begin(desk, chromium, signed_in)
    keys.press("n", "Enter")
    page.locator(".reason .verdict").wait_for()
    assert page.evaluate("document.activeElement.matches('.mark[aria-current]')")
    keys.press("b")
    page.wait_for_url(re.compile("/basket#"))
    keys.tab_to("button[formaction$='/keep']")
    keys.press("Enter")
    page.wait_for_url(re.compile("/editions#"), timeout=120_000)
    for step, status in (("submit", "submitted"), ("approve", "approved"), ("publish", "published")):
        keys.tab_to(f"button[formaction$='/{step}']")
        keys.press("Enter")
        page.locator("tbody tr").first.locator("td", has_text=status).first.wait_for()
        page.wait_for_load_state("load")
    assert keys.pressed <= 25, keys.pressed
    end(page, keys)


def test_what_makes_a_place_possible_is_asked_and_taken_by_keys_alone(tmp_path, chromium):
    # A desk of its own: on the other one the session may be fixed by now.
    desk = Desk(tmp_path, is_planned=True)
    office = enter(chromium, desk.first_link())
    page, keys = begin(desk, chromium, office.context.storage_state())
    office.context.close()
    others = page.locator(".marks .mark.v-others")
    taken = page.locator(".marks .mark").evaluate_all(
        "marks => marks.findIndex(mark => mark.classList.contains('v-others'))")
    assert others.count() > 0
    keys.press(*["ArrowRight"] * (taken + 1), "Enter")
    page.locator(".reason.v-others .verdict").wait_for()
    keys.press("r")
    page.locator("#trial").wait_for(timeout=120_000)
    keys.press("b")
    page.wait_for_url(re.compile("/basket#"))
    assert page.locator(".basket .sentence").first.inner_text().startswith("session C-US1 pinned")
    assert keys.pressed <= 25, keys.pressed
    end(page, keys)
    desk.stop()
