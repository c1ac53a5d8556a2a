# SPDX-License-Identifier: Apache-2.0
"""What is printed is read back from the printed pages."""

import csv
import re
import subprocess

import pytest

from conftest import HOUSE, SLUG


def sessions(column):
    with open(HOUSE / "events" / SLUG / "sessions.csv", encoding="utf-8-sig", newline="") as file:
        return [row[column] for row in csv.DictReader(file)]


def printed(page, folder):
    """The text of the pages, without what the layout put between words."""
    page.pdf(path=folder / "page.pdf", prefer_css_page_size=True)
    text = subprocess.run(
        ["pdftotext", "-raw", folder / "page.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    sizes = subprocess.run(
        ["pdfinfo", folder / "page.pdf"], capture_output=True, text=True, check=True).stdout
    return re.sub(r"\s", "", text), sizes


def test_the_week_on_paper_has_every_session_once(desk, chromium, signed_in, tmp_path):
    for locale, column in (("en-GB", "name_en"), ("zh-CN", "name_zh")):
        context = chromium.new_context(storage_state=signed_in, locale=locale)
        page = context.new_page()
        page.goto(f"{desk.root}/paper/week")
        text, sizes = printed(page, tmp_path)
        keys = sessions("key")
        titles = sessions(column)
        assert len(keys) == 53
        for key, title in zip(keys, titles):
            line = re.sub(r"\s", "", title + key)
            assert text.count(line) == 1, (locale, key)
        assert "(A4)" in sizes
        context.close()


def test_a_board_is_printed_on_a3_with_all_its_sessions(desk, chromium, signed_in, tmp_path):
    context = chromium.new_context(storage_state=signed_in, locale="en-GB")
    page = context.new_page()
    page.goto(f"{desk.root}/day/3")
    titles = [
        re.sub(r"\s", "", title)
        for title in page.locator("[data-session] b").all_text_contents()
    ]
    text, sizes = printed(page, tmp_path)
    assert len(titles) == 15
    for title in titles:
        assert title.replace("fixed", "") in text, title
    assert "(A3)" in sizes
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_code_on_a_sheet_opens_the_personal_page(desk, chromium, signed_in, tmp_path, theme):
    import zxingcpp
    from PIL import Image

    context = chromium.new_context(
        storage_state=signed_in, device_scale_factor=3, color_scheme=theme)
    page = context.new_page()
    page.goto(f"{desk.root}/paper/sheets?for=units/C-US.H")
    page.locator(".qr").screenshot(path=tmp_path / "code.png")
    found = zxingcpp.read_barcodes(Image.open(tmp_path / "code.png"))
    assert [code.text for code in found] == [f"{desk.root}/mine"]
    context.close()
