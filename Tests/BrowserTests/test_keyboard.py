# SPDX-License-Identifier: Apache-2.0
"""From the board to the published edition without a pointer."""


def focus(page, selector):
    """Goes on with Tab until the focus is there; a person would do the same."""
    for _ in range(200):
        if page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {selector}")


def test_a_session_is_moved_and_published_by_keys_alone(desk, chromium, signed_in):
    context = chromium.new_context(storage_state=signed_in, locale="en-GB")
    page = context.new_page()
    page.goto(f"{desk.root}/day/2")
    page.evaluate(
        "for (const kind of ['pointerdown', 'mousedown', 'touchstart'])"
        " addEventListener(kind, () => { throw new Error('a pointer was used'); }, true)")
    page.keyboard.press("/")
    page.keyboard.type("C-US1")
    page.keyboard.press("Enter")
    page.wait_for_url("**/session/S21")
    page.keyboard.press("m")
    page.wait_for_url("**/weigh")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    page.locator(".reason .verdict").wait_for()
    assert page.evaluate("document.activeElement.matches('.mark[aria-current]')")
    focus(page, ".reason form[action$='/basket/add'] button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/basket")
    focus(page, "button[formaction$='/keep']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/editions", timeout=120_000)
    for step in ("submit", "approve", "publish"):
        focus(page, f"button[formaction$='/{step}']")
        page.keyboard.press("Enter")
        page.locator(
            f"button[formaction$='/{step}']" if step == "submit" else "h1").first.wait_for()
        page.wait_for_load_state("load")
    page.locator("td", has_text="published").first.wait_for()
    context.close()
