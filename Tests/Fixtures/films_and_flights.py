# SPDX-License-Identifier: Apache-2.0
"""Judges the programme of a film festival by what a cinema manager and an airline know, and by nothing else.

Usage: films_and_flights.py EVENT-FOLDER PROGRAMME.json

Reads films, houses and flights from the tables and times from the programme; shares no code with Attaché. Prints each
fault on a line of its own, then how much was looked at.
"""
import collections
import csv
import datetime
import json
import pathlib
import sys

folder, programme = pathlib.Path(sys.argv[1]), sys.argv[2]


def table(name):
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def parts(cell):
    return [part.strip() for part in cell.split("|") if part.strip()]


def moment(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=None)


placed = {}
for session in json.load(open(programme, encoding="utf-8"))["sessions"]:
    placed[session["id"]] = (moment(session["start"]), moment(session["end"]), session["venue"])
sessions = {row["session_id"]: row for row in table("sessions")}
by_key = {row["key"]: row["session_id"] for row in table("sessions")}
house = {row["venue_id"]: row["place_id"] for row in table("venues")}
faults = []


def night(time):
    """The day of the festival: until three in the morning it is still the day before."""
    return (time - datetime.timedelta(hours=3)).date()


# Films: every screening is there, on a day and in a house of its own, and the premiere is the first.
screenings = 0
for film in table("items"):
    keys = [key for key in parts(film["sessions"]) if key[:2] in ("P-", "A-", "B-")]
    if not keys:
        continue
    shown = [placed.get(by_key[key]) for key in keys]
    screenings += len(shown)
    if None in shown:
        faults.append(f"{film['item_id']}: a screening is missing")
        continue
    if len({night(start) for start, _, _ in shown}) < len(shown):
        faults.append(f"{film['item_id']}: two screenings on one day")
    if len({house[venue] for _, _, venue in shown}) < len(shown):
        faults.append(f"{film['item_id']}: two screenings in one house")
    premiere = placed[by_key[next(key for key in keys if key.startswith("P-"))]]
    if premiere != min(shown):
        faults.append(f"{film['item_id']}: a repeat before the premiere")
    for start, end, _ in shown:
        if (end - start).total_seconds() / 60 < int(film["length_min"]):
            faults.append(f"{film['item_id']}: cut short")

# Screens: one film at a time.
used = collections.defaultdict(list)
for session, (start, end, venue) in placed.items():
    used[venue].append((start, end, session))
for venue, slots in used.items():
    slots.sort()
    for (_, end, one), (start, _, other) in zip(slots, slots[1:]):
        if start < end:
            faults.append(f"{venue}: {one} and {other} at once")

# Flights: who comes to a session is in the country, with the time to the airport and through it.
travel = {row[next(iter(row))]: row for row in table("travel")}
pads = {row["place_id"]: row for row in table("places")}
parties = {row["party_id"]: row for row in table("parties")}
journeys = 0
for unit in table("units"):
    party = parties[unit["party_id"]]
    for session, (start, end, venue) in placed.items():
        row = sessions[session]
        if unit["unit_id"] not in parts(row["required_units"]) + parts(row.get("host_units", "")):
            continue
        site = house[venue]
        if party["arrive_at"]:
            journeys += 1
            airport = party["arrive_place"]
            ready = moment(party["arrive_at"]) + datetime.timedelta(
                minutes=int(pads[airport]["arrival_pad_min"] or 0) + int(travel[airport][site]))
            if start < ready:
                faults.append(f"{unit['unit_id']}: still travelling at {session}")
        if party["depart_at"]:
            airport = party["depart_place"]
            there = end + datetime.timedelta(
                minutes=int(pads[airport]["departure_lead_min"] or 0) + int(travel[site][airport]))
            if there > moment(party["depart_at"]):
                faults.append(f"{unit['unit_id']}: misses the plane after {session}")

# Nights: no guest is at a premiere after midnight, no cinema is open after half past one.
for session, (start, end, _) in placed.items():
    midnight = datetime.datetime.combine(night(start), datetime.time()) + datetime.timedelta(days=1)
    late = {"premiere": 0, "screening": 90}.get(sessions[session]["type"])
    if late is not None and end > midnight + datetime.timedelta(minutes=late):
        faults.append(f"{session}: ends at {end:%H:%M}")

for fault in faults:
    print(fault)
print(f"{screenings} screenings, {journeys} journeys, {len(faults)} faults")
