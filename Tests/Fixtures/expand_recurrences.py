# SPDX-License-Identifier: Apache-2.0
"""Expands the recurring events of a calendar with recurring-ical-events.

    expand_recurrences.py CALENDAR FIRST LAST

FIRST and LAST are seconds since 1970. The answer is JSON: for each UID the occurrences that touch the time between them, as pairs of seconds; an event
that the reader gives up is null.
"""
import datetime
import json
import sys

import icalendar
import recurring_ical_events


def seconds(time):
    return int(time.timestamp())


def main():
    path, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    utc = datetime.timezone.utc
    start, stop = (datetime.datetime.fromtimestamp(t, utc) for t in (first, last))
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    answer = {}
    for event in calendar.walk("VEVENT"):
        alone = icalendar.Calendar()
        alone.add_component(event)
        uid = str(event["UID"])
        try:
            found = recurring_ical_events.of(alone, skip_bad_series=False).between(start, stop)
            answer[uid] = sorted([seconds(e.start), seconds(e.end)] for e in found)
        except Exception:
            answer[uid] = None
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
