# SPDX-License-Identifier: Apache-2.0
"""Takes the pictures of the desk for the READMEs: the board, a session weighed, an officer's telephone.

    .venv/bin/python3 Tests/BrowserTests/pictures.py
"""

import io
import re
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from conftest import CHROMIUM, HOUSE, Desk
from test_office_day import add_person, enter

FOLDER = HOUSE / "docs/images"
LOCALES = {"en": "en-GB", "zh": "zh-CN"}


def keep(page, name):
    """A picture of a few hundred colours, as pages have no more."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(256).save(FOLDER / name, optimize=True)
    print(name)


def main():
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        desk = Desk(Path(folder), is_planned=True)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        office = enter(browser, desk.first_link())
        link = add_person(office, desk, "Li Wei", "liaison", "LO01")
        phone = enter(browser, link, viewport={"width": 390, "height": 700}, device_scale_factor=2)
        office.goto(f"{desk.root}/editions")
        for step in ("Submit the draft", "Approve", "Publish"):
            office.get_by_role("button", name=step, exact=True).click()
            office.wait_for_load_state("load")
        state = office.context.storage_state()
        for language, locale in LOCALES.items():
            context = browser.new_context(
                storage_state=state, locale=locale, viewport={"width": 1440, "height": 900})
            page = context.new_page()
            page.goto(f"{desk.root}/day/3")
            keep(page, f"desk.{language}.png")
            page.set_viewport_size({"width": 1440, "height": 720})
            page.goto(f"{desk.root}/session/S21/weigh")
            page.locator(".marks .mark.v-others").first.click()
            page.locator("#reason .verdict").wait_for()
            keep(page, f"weigh.{language}.png")
            context.close()
            phone.context.add_cookies(
                [{"name": "language", "value": language, "url": desk.address}])
            phone.goto(f"{desk.root}/mine")
            phone.locator(".age span", has_text=re.compile(r"\S")).wait_for()
            keep(phone, f"phone.{language}.png")
        browser.close()
        desk.stop()


if __name__ == "__main__":
    main()
