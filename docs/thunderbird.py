# SPDX-License-Identifier: Apache-2.0
"""Lets Thunderbird read two editions of a calendar, and compares what it sees.

    pip install marionette_driver icalendar       and Debian's package thunderbird
    python3 docs/thunderbird.py FIRST.ics SECOND.ics

Thunderbird runs without a window, in a profile of its own. Each file is imported into one calendar
of its memory; the second edition replaces what has the same UID. What it then shows (instants,
titles, places, sequences) is compared with the package icalendar's reading of the same files.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import time

import icalendar
from marionette_driver.marionette import Marionette

SCRIPT = """
  const [texts, resolve] = arguments;
  (async () => {
    const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
    const calendar = cal.manager.createCalendar("memory", Services.io.newURI("moz-memory-calendar://"));
    calendar.name = "week";
    cal.manager.registerCalendar(calendar);
    const answers = [];
    for (const text of texts) {
      const parser = Cc["@mozilla.org/calendar/ics-parser;1"].createInstance(Ci.calIIcsParser);
      parser.parseString(text);
      for (const item of parser.getItems()) {
        const old = await calendar.getItem(item.id);
        if (old) {
          await calendar.modifyItem(item, old);
        } else {
          await calendar.addItem(item);
        }
      }
      const items = await calendar.getItemsAsArray(
        Ci.calICalendar.ITEM_FILTER_ALL_ITEMS, 0, null, null);
      answers.push(items.map(item => ({
        uid: item.id,
        start: item.startDate.nativeTime / 1000000,
        end: item.endDate.nativeTime / 1000000,
        summary: item.title,
        location: item.getProperty("LOCATION") || "",
        description: item.getProperty("DESCRIPTION") || "",
        sequence: Number(item.getProperty("SEQUENCE") || 0),
      })));
    }
    return answers;
  })().then(resolve, error => resolve("failed: " + error + " " + error.stack));
"""


def expected(path):
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return [
        {
            "uid": str(event["UID"]),
            "start": int(event.start.timestamp()),
            "end": int(event.end.timestamp()),
            "summary": str(event.get("SUMMARY", "")),
            "location": str(event.get("LOCATION", "")),
            "description": str(event.get("DESCRIPTION", "")),
            "sequence": int(event.get("SEQUENCE", 0)),
        }
        for event in calendar.walk("VEVENT")
    ]


def by_uid(events):
    return sorted(events, key=lambda event: event["uid"])


files = [pathlib.Path(name) for name in sys.argv[1:]]
with tempfile.TemporaryDirectory() as profile:
    thunderbird = subprocess.Popen(
        ["thunderbird", "--headless", "--marionette", "--remote-allow-system-access", "--no-remote",
         "--profile", profile], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        client = Marionette(host="127.0.0.1", port=2828)
        for attempt in range(120):
            try:
                client.start_session()
                break
            except Exception:  # It is still starting.
                if attempt == 119 or thunderbird.poll() is not None:
                    raise
                time.sleep(1)
        client.timeout.script = 120
        with client.using_context("chrome"):
            version = client.execute_script("return Services.appinfo.version;")
            answers = client.execute_async_script(SCRIPT, [[f.read_text() for f in files]])
    finally:
        thunderbird.kill()
        thunderbird.wait()

if isinstance(answers, str):
    raise SystemExit(answers)
same = True
for file, seen in zip(files, answers):
    wanted = expected(file)
    agrees = by_uid(seen) == by_uid(wanted)
    same = same and agrees
    print(f"Thunderbird {version}: {file}: {len(seen)} events, {'the same' if agrees else 'OTHERS'}")
    if not agrees:
        for a, b in zip(by_uid(wanted), by_uid(seen)):
            if a != b:
                print(json.dumps([a, b], ensure_ascii=False, indent=1))
                break
raise SystemExit(0 if same else 1)
