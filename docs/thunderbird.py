# SPDX-License-Identifier: Apache-2.0
"""Lets Thunderbird read two editions of a calendar, and compares what it sees.

    pip install marionette_driver icalendar       and Debian's package thunderbird
    python3 docs/thunderbird.py FIRST SECOND

FIRST and SECOND are calendars, or folders of them. Thunderbird runs without a window, in a profile
of its own. Each calendar's two editions are imported into one calendar of its memory; the second
replaces what has the same UID. What it then shows (instants, titles, places, words, sequences) is
compared with the package icalendar's reading of the same files, in which zones have the offsets of
this machine's tables, not those of the file. Ends with 1 when anything differs.
"""
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import zoneinfo

import icalendar
from marionette_driver.marionette import Marionette

SCRIPT = """
  const [pairs, resolve] = arguments;
  (async () => {
    const { cal } = ChromeUtils.importESModule("resource:///modules/calendar/calUtils.sys.mjs");
    const answers = [];
    for (const texts of pairs) {
      const calendar = cal.manager.createCalendar("memory", Services.io.newURI("moz-memory-calendar://"));
      calendar.name = "week";
      cal.manager.registerCalendar(calendar);
      const seen = [];
      for (const text of texts) {
        const parser = Cc["@mozilla.org/calendar/ics-parser;1"].createInstance(Ci.calIIcsParser);
        if (text) {
          parser.parseString(text);
        }
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
        seen.push(items.map(item => ({
          uid: item.id,
          start: item.startDate.nativeTime / 1000000,
          end: item.endDate.nativeTime / 1000000,
          summary: item.title,
          location: item.getProperty("LOCATION") || "",
          description: item.getProperty("DESCRIPTION") || "",
          sequence: Number(item.getProperty("SEQUENCE") || 0),
        })));
      }
      cal.manager.unregisterCalendar(calendar);
      answers.push(seen);
    }
    return answers;
  })().then(resolve, error => resolve("failed: " + error + " " + error.stack));
"""


def instant(time):
    zone = zoneinfo.ZoneInfo(time.params["TZID"]) if "TZID" in time.params else datetime.UTC
    return int(time.dt.replace(tzinfo=zone).timestamp())


def expected(path):
    if not path.exists():
        return []
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return [
        {
            "uid": str(event["UID"]),
            "start": instant(event["DTSTART"]),
            "end": instant(event["DTEND"]),
            "summary": str(event.get("SUMMARY", "")),
            "location": str(event.get("LOCATION", "")),
            "description": str(event.get("DESCRIPTION", "")),
            "sequence": int(event.get("SEQUENCE", 0)),
        }
        for event in calendar.walk("VEVENT")
    ]


def by_uid(events):
    return sorted(events, key=lambda event: event["uid"])


first, second = (pathlib.Path(name) for name in sys.argv[1:])
if first.is_dir():
    names = sorted({path.relative_to(folder) for folder in (first, second)
                    for path in folder.rglob("*.ics")})
    pairs = [(first / name, second / name) for name in names]
else:
    pairs = [(first, second)]
# Bytes that are no UTF-8 are for Thunderbird to stumble over, not for Python.
texts = [[path.read_bytes().decode(errors="replace") if path.exists() else "" for path in pair]
         for pair in pairs]
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
        client.timeout.script = 600
        with client.using_context("chrome"):
            version = client.execute_script("return Services.appinfo.version;")
            answers = client.execute_async_script(SCRIPT, [texts])
    finally:
        thunderbird.kill()
        thunderbird.wait()

if isinstance(answers, str):
    raise SystemExit(answers)
events = others = 0
for pair, seen in zip(pairs, answers):
    # What the second edition no longer has stays in a calendar that was filled with the first.
    kept = {event["uid"]: event for path in pair for event in expected(path)}
    for path, wanted, shown in zip(pair, (expected(pair[0]), list(kept.values())), seen):
        events += len(shown)
        if by_uid(shown) == by_uid(wanted):
            continue
        others += 1
        print(f"{path}: {len(wanted)} events written, {len(shown)} shown")
        for a, b in zip(by_uid(wanted), by_uid(shown)):
            if a != b:
                print(json.dumps([a, b], ensure_ascii=False, indent=1))
                break
print(f"Thunderbird {version}: {2 * len(pairs)} files, {events} events, {others} files shown otherwise")
raise SystemExit(1 if others else 0)
