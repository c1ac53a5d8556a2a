# SPDX-License-Identifier: Apache-2.0
"""A session is carried off the board with the mouse and with a finger; a wipe only scrolls."""

import pytest

SESSION = 'a.in[data-session="S21"]'


@pytest.fixture
def board(desk, chromium, signed_in):
    context = chromium.new_context(
        storage_state=signed_in, viewport={"width": 1024, "height": 700}, has_touch=True,
        locale="en-GB")
    page = context.new_page()
    page.goto(f"{desk.root}/day/2")
    page.locator(SESSION).scroll_into_view_if_needed()
    yield page
    context.close()


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def finger_on(page):
    """Touches the page: the kind of touch, and where."""
    session = page.context.new_cdp_session(page)

    def touch(kind, *point):
        points = [{"x": point[0], "y": point[1]}] if point else []
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return touch


def held(page):
    """The mark to which the session is to be carried, once the map is painted."""
    page.locator(".ghost").wait_for()
    mark = page.locator(".marks .mark.v-same, .marks .mark.v-dearer").first
    mark.wait_for()
    return mark


def test_the_mouse_carries_a_session_to_a_mark_which_is_read(board):
    board.mouse.move(*middle(board.locator(SESSION)))
    board.mouse.down()
    board.mouse.move(300, 300, steps=4)
    mark = held(board)
    words = mark.get_attribute("aria-label")
    board.mouse.move(*middle(mark), steps=4)
    assert board.locator("#reason p").inner_text() == words
    board.mouse.up()
    board.locator("#reason .verdict").wait_for()
    assert "/session/S21/weigh?" in board.url
    assert board.locator(".ghost").count() == 0


def test_a_finger_that_rests_lifts_a_session_and_carries_it_to_a_mark(board):
    touch = finger_on(board)
    touch("touchStart", *middle(board.locator(SESSION)))
    mark = held(board)
    words = mark.get_attribute("aria-label")
    before = board.evaluate("scrollY")
    for part in (0.5, 1):
        x, y = middle(mark)
        touch("touchMove", x * part + 400 * (1 - part), y * part + 400 * (1 - part))
    assert board.locator("#reason p").inner_text() == words
    assert board.evaluate("scrollY") == before
    touch("touchEnd")
    board.locator("#reason .verdict").wait_for()
    assert "/session/S21/weigh?" in board.url


def test_a_finger_that_wipes_scrolls_the_board_and_lifts_nothing(board):
    touch = finger_on(board)
    board.evaluate("scrollTo(0, 0)")
    x, y = middle(board.locator("a.in[data-session]").nth(5))
    touch("touchStart", x, y)
    for step in range(1, 9):
        touch("touchMove", x, y - 25 * step)
    touch("touchEnd")
    board.wait_for_function("scrollY > 0")
    assert board.locator(".ghost").count() == 0
    assert board.url.endswith("/day/2")


def test_escape_puts_a_lifted_session_back(board):
    board.mouse.move(*middle(board.locator(SESSION)))
    board.mouse.down()
    board.mouse.move(300, 300, steps=4)
    held(board)
    board.keyboard.press("Escape")
    board.wait_for_url("**/day/2")
    assert board.locator(".ghost").count() == 0
