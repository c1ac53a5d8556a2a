# SPDX-License-Identifier: Apache-2.0
"""A search is watched: the best programme so far is drawn as it gets better, and held still under whoever reads in it."""

import time

from test_office_day import enter


def until(page, expression):
    """Waits for what the page says; a page of ours lets nobody evaluate text in it, as waiting inside would."""
    deadline = time.monotonic() + 240
    while not page.evaluate(expression):
        assert time.monotonic() < deadline, expression
        page.wait_for_timeout(100)


def test_the_best_programme_so_far_is_drawn_anew_but_not_under_a_reader(empty_desk, chromium):
    page = enter(chromium, empty_desk.first_link())
    page.goto(f"{empty_desk.root}/search")
    page.get_by_label("At most").select_option("300")
    page.get_by_role("button", name="Search", exact=True).click()
    page.locator(".present .item").first.wait_for(timeout=240_000)

    # Marked, so that a new drawing is told from the old one.
    page.evaluate("""() => {
        document.querySelector('.present').dataset.drawing = 'old';
        window.told = 0;
        new MutationObserver(() => { window.told++; })
          .observe(document.querySelector('.better'), { childList: true });
    }""")
    page.locator(".present .item").first.hover()
    page.evaluate("document.querySelector('.present').dataset.drawing = 'old'; window.told = 0")
    until(page, "window.told >= 1")
    assert page.locator(".present").get_attribute("data-drawing") == "old"

    # Whoever goes on reading elsewhere sees what has come meanwhile, whether or not anything gets better after that.
    page.mouse.move(5, 5)
    until(page, "!document.querySelector('.present').dataset.drawing")
    tabs = page.locator(".present nav a")
    assert tabs.count() == 6
    name = tabs.nth(1).inner_text()
    tabs.nth(1).click()
    assert page.locator(".present nav a[aria-current=page]").inner_text() == name
    page.get_by_role("button", name="Stop and keep").click()
    page.get_by_text("Done: the new draft").wait_for(timeout=240_000)
    assert page.locator(".present").count() == 0
    page.context.close()
