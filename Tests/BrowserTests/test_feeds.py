# SPDX-License-Identifier: Apache-2.0
"""Secret addresses from the command line, while the desk runs."""

import subprocess
import time

from conftest import PROGRAM, SLUG
from test_office_day import enter, fetch


def feed(desk, *options):
    port = desk.address.rsplit(":", 1)[1]
    return subprocess.run(
        [PROGRAM, "feed", SLUG, "--port", port, *options], cwd=desk.folder, capture_output=True, text=True)


def test_an_address_made_listed_replaced_and_ended_on_the_command_line(desk, chromium, signed_in):
    office = chromium.new_context(storage_state=signed_in, locale="en-GB").new_page()
    office.goto(f"{desk.root}/editions")
    for step in ("Submit the draft", "Approve", "Publish"):
        office.get_by_role("button", name=step, exact=True).click()
        office.wait_for_load_state("load")
    office.context.close()

    assert feed(desk).stdout == ""
    address = feed(desk, "--for", "units/C-US.H").stdout.strip()
    assert address.startswith(f"{desk.address}/f/")
    assert fetch(address)[0] == 200
    deadline = time.monotonic() + 60
    while "Google edition 1" not in feed(desk).stdout:
        assert time.monotonic() < deadline, "who fetched it is never listed"
        time.sleep(0.5)
    assert feed(desk).stdout.startswith("1  units/C-US.H  Google edition 1 ")

    other = feed(desk, "--end", "1", "--for", "units/C-US.H").stdout.strip()
    deadline = time.monotonic() + 60
    while fetch(address)[0] != 404:
        assert time.monotonic() < deadline, "an ended address is still answered"
        time.sleep(0.5)
    assert fetch(other)[0] == 200
    assert feed(desk).stdout.startswith("2  units/C-US.H  ")

    for options, words in [
        (("--for", "units/nobody"), "no calendar is called units/nobody"),
        (("--end", "1"), f"no open address of {SLUG} has the number 1"),
    ]:
        refused = feed(desk, *options)
        assert refused.returncode != 0 and refused.stdout == ""
        assert words in refused.stderr
    kept = (desk.folder / ".desk/desk.sqlite").read_bytes() + (desk.folder / "desk.log").read_bytes()
    for secret in (address, other):
        assert secret.rsplit("/", 2)[1].encode() not in kept
