# SPDX-License-Identifier: Apache-2.0
"""What a person does with a calendar program: the Python package caldav.

    use_server.py URL list PREFIX               the calendars whose name begins so, as JSON
    use_server.py URL rename NAME UID TEXT      changes an event's summary
    use_server.py URL remind NAME UID           adds a reminder, and nothing else
    use_server.py URL remove NAME UID           removes an event
    use_server.py URL drop NAME                 removes a calendar

NAME is the last part of the calendar's address.

User name and password come from CALENDAR_USER and CALENDAR_PASSWORD; CALENDAR_CACERT is a file of
certificates that vouch for the server, if the system's do not.
"""
import datetime
import json
import os
import sys

import caldav
import icalendar

url, action, *arguments = sys.argv[1:]
client = caldav.DAVClient(
    url=url, username=os.environ["CALENDAR_USER"], password=os.environ["CALENDAR_PASSWORD"],
    ssl_verify_cert=os.environ.get("CALENDAR_CACERT", True))
calendars = client.principal().calendars()


def name(calendar):
    return str(calendar.url).rstrip("/").rsplit("/", 1)[1]


def find(calendar, uid):
    for one in calendars:
        for event in one.events() if name(one) == calendar else []:
            if event.icalendar_component.get("UID") == uid:
                return event
    raise SystemExit(f"no event {uid}")


if action == "list":
    answer = {}
    for calendar in calendars:
        if not name(calendar).startswith(arguments[0]):
            continue
        events = []
        for event in calendar.events():
            whole = icalendar.Calendar.from_ical(event.data)
            part = whole.walk("VEVENT")[0]
            events.append({
                "uid": str(part["UID"]),
                "start": int(part.start.timestamp()),
                "end": int(part.end.timestamp()),
                "zone": part["DTSTART"].params.get("TZID", ""),
                "summary": str(part.get("SUMMARY", "")),
                "location": str(part.get("LOCATION", "")),
                "description": str(part.get("DESCRIPTION", "")),
                "sequence": int(part.get("SEQUENCE", 0)),
                "properties": sorted(name for name in whole if name == "METHOD"),
            })
        events.sort(key=lambda event: event["uid"])
        answer[name(calendar)] = {
            "name": calendar.get_display_name(), "events": events, "errors": []}
    json.dump(answer, sys.stdout)
elif action == "rename":
    event = find(*arguments[:2])
    event.icalendar_component["SUMMARY"] = arguments[2]
    event.save()
elif action == "remind":
    event = find(*arguments[:2])
    alarm = icalendar.Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", "mine")
    alarm.add("TRIGGER", datetime.timedelta(minutes=-7))
    event.icalendar_component.add_component(alarm)
    event.save()
elif action == "remove":
    find(*arguments[:2]).delete()
elif action == "drop":
    next(one for one in calendars if name(one) == arguments[0]).delete()
else:
    raise SystemExit(f"unknown action {action}")
