# SPDX-License-Identifier: Apache-2.0
"""Draws one day of a programme as a timetable: rooms as rows, sessions as bars.

    python3 docs/images/timetable.py events/cherry-blossom-2018 \
        calendars/cherry-blossom-2018/programme.json 2018-03-28 en > day.svg
    rsvg-convert --zoom 2 day.svg > docs/images/wednesday.en.png

The last word is the language, en or zh. Chinese needs a font such as Noto Sans CJK SC.
"""
import csv
import datetime
import json
import pathlib
import re
import sys
from xml.sax.saxutils import escape

WORDS = {
    "en": {
        "people": "{} people", "interviews": "{} interviews", "join": " ", "gap": ", ",
        "day": lambda day: f"{day:%A} {day.day} {day:%B} {day.year}",
        "kinds": {
            "ceremony": "ceremonies", "meeting": "calls, talks, signings", "meal": "meals",
            "outing": "outings, shows", "press": "press"},
    },
    "zh": {
        "people": "{}人", "interviews": "专访{}场", "join": "、", "gap": "  ",
        "day": lambda day: f"{day.year}年{day.month}月{day.day}日 星期{'一二三四五六日'[day.weekday()]}",
        "kinds": {
            "ceremony": "仪式", "meeting": "会见、会谈、签约", "meal": "餐叙",
            "outing": "游园、演出", "press": "媒体"},
    },
}
LANGUAGES = {"en": {}, "zh": {"JA": "日语", "EN": "英语", "KO": "韩语", "DE": "德语", "FI": "芬兰语"}}
KINDS = {
    "ceremony": "ceremony", "planting": "ceremony", "photo": "ceremony", "collective": "meeting",
    "meal": "meal", "banquet": "meal", "reception": "meal", "tea": "meal",
    "tour": "outing", "performance": "outing", "visit": "outing", "film": "outing",
    "press": "press", "media": "press",
}
COLOURS = {
    "ceremony": ("#d9628a", "#ffffff"), "meeting": ("#3f7196", "#ffffff"),
    "meal": ("#e2a33d", "#3a2a08"), "outing": ("#6b9a63", "#ffffff"),
    "press": ("#7d6aa5", "#ffffff"),
}
FONT = "'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei','Noto Sans',sans-serif"
WIDTH, LEFT, RIGHT, TOP = 1080, 204, 24, 82
LANE, BAR, ROW_PAD, GROUP_PAD = 21, 15, 3, 24


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def width(text, size):
    """Roughly how wide a text is, erring on the wide side."""
    def one(character):
        if ord(character) > 0x2E7F:
            return 1.0
        return 0.33 if character in "iljtfr.,:;'|()! " else 0.86 if character in "mwMW" else 0.57
    return sum(map(one, text)) * size


def brief(name):
    """A name without what stands in brackets, unless it is a number."""
    return re.sub(r"\s*[(\uff08][^)\uff09]*[^)\uff090-9][^)\uff09]*[)\uff09]", "", name)


def minutes(moment):
    return int(moment[11:13]) * 60 + int(moment[14:16])


class Drawing:
    def __init__(self):
        self.parts = []

    def box(self, x, y, w, h, fill, radius=0):
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{radius}" '
            f'fill="{fill}"/>')

    def line(self, x1, y1, x2, y2, colour):
        self.parts.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>')

    def text(self, x, y, runs, size=11.5, anchor="start"):
        spans = "".join(
            f'<tspan fill="{colour}" font-weight="{weight}">{escape(text)}</tspan>'
            for text, colour, weight in runs)
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
            f'xml:space="preserve">{spans}</text>')

    def document(self, height):
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
            f'viewBox="0 0 {WIDTH} {height}" font-family="{FONT}">'
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
            + "".join(self.parts) + "</svg>\n")


def rows_of(event, programme, date, language):
    """The day's bars by room: (start, end, kind, name, note); places, then rooms, by their first bar."""
    words = WORDS[language]
    sessions = {row["session_id"]: row for row in table(event / "sessions.csv")}
    sizes = {row["unit_id"]: int(row["size"]) for row in table(event / "units.csv")}
    bars = {}
    for entry in programme["sessions"]:
        if not entry["start"].startswith(date):
            continue
        row = sessions[entry["id"]]
        people = int(row["extra_headcount"] or 0)
        people += sum(sizes[unit] for unit in entry.get("attendees") or [])
        spoken = [
            LANGUAGES[language].get(team["language"], team["language"])
            for team in entry.get("interpreters") or []]
        notes = [f"{entry['start'][11:16]}–{entry['end'][11:16]}"]
        notes += [words["people"].format(people)] if people else []
        notes += [words["join"].join(spoken)] if spoken else []
        bars.setdefault(entry["venue"], []).append((
            minutes(entry["start"]), minutes(entry["end"]), KINDS.get(row["type"], "meeting"),
            brief(row["name_" + language]), words["gap"].join(notes)))
    for entry in programme.get("interviews") or []:
        if entry["start"].startswith(date):
            bars.setdefault(entry["venue"], []).append(
                (minutes(entry["start"]), minutes(entry["end"]), "press", None, ""))
    venues = [row for row in table(event / "venues.csv") if row["venue_id"] in bars]
    rows = [(venue, sorted(bars[venue["venue_id"]], key=lambda bar: bar[:2])) for venue in venues]
    opening = {}
    for venue, day in rows:
        opening[venue["place_id"]] = min(opening.get(venue["place_id"], day[0][:2]), day[0][:2])
    return sorted(rows, key=lambda row: (opening[row[0]["place_id"]], row[1][0][:2]))


def lanes_of(bars, x, words):
    """Bars with their labels laid out in lanes in which nothing overlaps.

    A label stands in its bar, else to the right of it, else to the left, else to the right without its note.
    """
    interviews = [bar for bar in bars if bar[3] is None]
    items = [[bar] for bar in bars if bar[3] is not None] + ([interviews] if interviews else [])
    lanes = []
    for group in items:
        start, end, kind, name, note = group[0]
        end = max(bar[1] for bar in group)
        if name is None:
            name = words["interviews"].format(len(group))
        short = width(name, 11.5) * 1.06
        label = short + (width("   " + note, 10.5) if note else 0)
        if label + 12 <= x(end) - x(start) and len(group) == 1:
            place, left, right = "inside", x(start), x(end)
        elif x(end) + 6 + label <= WIDTH - 6:
            place, left, right = "right", x(start), x(end) + 6 + label
        elif x(start) - 6 - label >= LEFT:
            place, left, right = "left", x(start) - 6 - label, x(end)
        else:
            place, left, right, note = "right", x(start), x(end) + 6 + short, ""
        item = (left, right, group, kind, name, note, place)
        for lane in lanes:
            if all(right + 8 <= other[0] or other[1] + 8 <= left for other in lane):
                lane.append(item)
                break
        else:
            lanes.append([item])
    return lanes


def draw(event, programme, date, language):
    words = WORDS[language]
    rows = rows_of(event, programme, date, language)
    places = {row["place_id"]: row for row in table(event / "places.csv")}
    first = min(day[0][0] for _, day in rows) // 60 * 60
    last = -(-max(bar[1] for _, bars in rows for bar in bars) // 60) * 60

    def x(minute):
        return LEFT + (minute - first) * (WIDTH - LEFT - RIGHT) / (last - first)

    body = Drawing()
    y = TOP
    place = None
    for venue, bars in rows:
        if venue["place_id"] != place:
            place = venue["place_id"]
            y += GROUP_PAD
            body.text(14, y - 7, [(brief(places[place]["name_" + language]), "#8a8f98", 600)], 10.5)
            body.line(14, y - 2, WIDTH - RIGHT, y - 2, "#d8dbe0")
        lanes = lanes_of(bars, x, words)
        body.text(14, y + 15, [(brief(venue["name_" + language]), "#24292f", 400)], 11.5)
        for number, lane in enumerate(lanes):
            top = y + ROW_PAD + number * LANE
            for left, right, group, kind, name, note, side in lane:
                fill, ink = COLOURS[kind]
                for bar in group:
                    body.box(x(bar[0]), top, x(bar[1]) - x(bar[0]), BAR, fill, 3)
                base = top + BAR - 3.5
                if side == "inside":
                    runs = [(name, ink, 600), ("  " + note, ink, 400)]
                    body.text(x(group[0][0]) + 6, base, runs)
                else:
                    runs = [(name, "#24292f", 600), ("  " + note, "#6a737d", 400)]
                    if side == "right":
                        body.text(x(max(bar[1] for bar in group)) + 6, base, runs)
                    else:
                        body.text(x(group[0][0]) - 6, base, runs, anchor="end")
        y += len(lanes) * LANE + 2 * ROW_PAD
        body.line(14, y, WIDTH - RIGHT, y, "#eef0f2")
    bottom = y

    drawing = Drawing()
    for hour in range(first, last + 1, 60):
        drawing.line(x(hour), TOP - 6, x(hour), bottom, "#e6e8eb")
        drawing.text(x(hour), TOP - 11, [(f"{hour // 60:02}:00", "#6a737d", 400)], 10.5, "middle")
    day = datetime.date.fromisoformat(date)
    drawing.text(14, 34, [(words["day"](day), "#24292f", 700)], 19)
    spot = WIDTH - RIGHT
    used = {bar[2] for _, bars in rows for bar in bars}
    for kind in reversed([kind for kind in COLOURS if kind in used]):
        text = words["kinds"][kind]
        spot -= width(text, 11) + 4
        drawing.text(spot, 33, [(text, "#57606a", 400)], 11)
        spot -= 17
        drawing.box(spot, 23.5, 12, 12, COLOURS[kind][0], 3)
        spot -= 16
    drawing.parts += body.parts
    return drawing.document(int(bottom + 14))


if __name__ == "__main__":
    if len(sys.argv) != 5 or sys.argv[4] not in WORDS:
        sys.exit(__doc__)
    with open(sys.argv[2], encoding="utf-8") as file:
        programme = json.load(file)
    sys.stdout.write(draw(pathlib.Path(sys.argv[1]), programme, sys.argv[3], sys.argv[4]))
