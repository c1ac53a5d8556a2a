# SPDX-License-Identifier: Apache-2.0
"""Reads every calendar of a folder with a second parser and prints its events as JSON."""
import json
import pathlib
import sys

import icalendar


def text(event, name):
    return str(event.get(name, ""))


folder = pathlib.Path(sys.argv[1])
files = {}
for path in sorted(folder.rglob("*.ics")):
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    events = [
        {
            "uid": text(event, "UID"),
            "start": int(event.start.timestamp()),
            "end": int(event.end.timestamp()),
            "zone": event["DTSTART"].params.get("TZID", ""),
            "summary": text(event, "SUMMARY"),
            "location": text(event, "LOCATION"),
            "description": text(event, "DESCRIPTION"),
            "sequence": int(event.get("SEQUENCE", 0)),
        }
        for event in calendar.walk("VEVENT")
    ]
    errors = [str(error) for part in calendar.walk() for error in getattr(part, "errors", [])]
    files[str(path.relative_to(folder))] = {
        "name": str(calendar.get("NAME", "")), "events": events, "errors": errors}
json.dump(files, sys.stdout)
