# SPDX-License-Identifier: Apache-2.0
"""Reads every calendar of a folder with programs that others wrote; prints what each of them sees.

    read_calendars.py FOLDER READER...

The answer is JSON: reader, then file, then the calendar's events. Instants are seconds since 1970 by the reader's own understanding of the file's zones. A
reader that gives up says so under "errors".
"""
import contextlib
import datetime
import io
import json
import logging
import pathlib
import sys
import tempfile
import zoneinfo

logging.disable(logging.CRITICAL)


def seconds(time):
    if time.tzinfo is None:
        raise ValueError(f"{time} has no zone")
    return int(time.timestamp())


def with_icalendar(data):
    import icalendar

    calendar = icalendar.Calendar.from_ical(data)
    errors = [str(error) for part in calendar.walk() for error in getattr(part, "errors", [])]
    return str(calendar.get("NAME", "")), [of_icalendar(e) for e in calendar.walk("VEVENT")], errors


def of_icalendar(event):
    return {
        "uid": str(event.get("UID", "")),
        "start": seconds(event.start),
        "end": seconds(event.end),
        "zone": event["DTSTART"].params.get("TZID", ""),
        "summary": str(event.get("SUMMARY", "")),
        "location": str(event.get("LOCATION", "")),
        "description": str(event.get("DESCRIPTION", "")),
        "sequence": int(event.get("SEQUENCE", 0)),
        "properties": sorted(name for name, _ in event.property_items(recursive=False)
                             if name not in ("BEGIN", "END")),
    }


def with_recurring_ical_events(data):
    import icalendar
    import recurring_ical_events

    calendar = icalendar.Calendar.from_ical(data)
    events = recurring_ical_events.of(calendar, skip_bad_series=False).all()
    return str(calendar.get("NAME", "")), [of_icalendar(event) for event in events], []


def with_ical(data):
    from ical.calendar_stream import IcsCalendarStream

    calendar = IcsCalendarStream.calendar_from_ics(data.decode())
    events = [
        {
            "uid": event.uid,
            "start": seconds(event.dtstart),
            "end": seconds(event.dtend),
            "summary": event.summary or "",
            "location": event.location or "",
            "description": event.description or "",
            "sequence": event.sequence or 0,
        }
        for event in calendar.events
    ]
    return None, events, []


def with_vobject(data):
    import vobject

    calendar = vobject.readOne(data.decode())
    events = [
        {
            "uid": event.uid.value,
            "start": seconds(event.dtstart.value),
            "end": seconds(event.dtend.value),
            "summary": event.summary.value,
            "location": event.location.value if hasattr(event, "location") else "",
            "description": event.description.value if hasattr(event, "description") else "",
            "sequence": int(event.sequence.value),
            "properties": sorted(line.name for line in event.lines()),
        }
        for event in calendar.contents.get("vevent", [])
    ]
    name = calendar.name_.value if hasattr(calendar, "name_") else None
    return name, events, []


def with_khal(data):
    """Splits as khal's import does, and asks khal for everything in the folder."""
    from khal.icalendar import split_ics
    from khal.khalendar import CalendarCollection

    local = zoneinfo.ZoneInfo("UTC")
    locale = {
        "default_timezone": local, "local_timezone": local, "unicode_symbols": True,
        "firstweekday": 0, "weeknumbers": False, "dateformat": "%Y-%m-%d",
        "longdateformat": "%Y-%m-%d", "timeformat": "%H:%M", "datetimeformat": "%Y-%m-%d %H:%M",
        "longdatetimeformat": "%Y-%m-%d %H:%M",
    }
    with tempfile.TemporaryDirectory() as folder:
        calendars = {"one": {
            "name": "one", "path": folder, "readonly": False, "color": "", "priority": 10,
            "ctype": "calendar", "addresses": [""], "type": "calendar"}}
        for number, part in enumerate(split_ics(data.decode(), False, local)):
            pathlib.Path(folder, f"{number}.ics").write_bytes(part.encode())
        collection = CalendarCollection(calendars=calendars, dbpath=":memory:", locale=locale)
        collection.update_db()
        start = datetime.datetime(1970, 1, 1, tzinfo=local)
        end = datetime.datetime(2100, 1, 1, tzinfo=local)
        events = [
            {
                "uid": event.uid,
                "start": seconds(event.start),
                "end": seconds(event.end),
                "summary": event.summary,
                "location": event.location,
                "description": event.description,
                "sequence": int(event.raw.split("SEQUENCE:")[1].split()[0]),
            }
            for event in collection.get_localized(start, end)
        ]
    return None, events, []


READERS = {
    "icalendar": with_icalendar, "recurring-ical-events": with_recurring_ical_events,
    "ical": with_ical, "vobject": with_vobject, "khal": with_khal,
}


def read(reader, data):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            name, events, errors = READERS[reader](data)
    except ImportError:
        raise
    except Exception as error:  # Whatever another program dies of is its answer.
        return {"name": None, "events": [], "errors": [f"{type(error).__name__}: {error}"]}
    return {"name": name, "events": events, "errors": errors}


folder = pathlib.Path(sys.argv[1])
paths = sorted(folder.rglob("*.ics"))
answer = {
    reader: {str(path.relative_to(folder)): read(reader, path.read_bytes()) for path in paths}
    for reader in sys.argv[2:]
}
json.dump(answer, sys.stdout)
