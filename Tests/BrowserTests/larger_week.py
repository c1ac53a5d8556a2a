# SPDX-License-Identifier: Apache-2.0
"""Writes an event several times as large as another: copies of its people, sessions and staff in the same rooms, some days later.

    .venv/bin/python3 Tests/BrowserTests/larger_week.py events/cherry-blossom-2018 /tmp/week-times-5 5
"""

import csv
import re
import sys
from datetime import datetime, timedelta
from pathlib import Path

# Days by which copies are shifted; for these the pinned sessions of the reference week do not collide.
SHIFTS = [0, 1, 4, 7, 8]
SHARED = {"places", "venues", "vehicles", "travel"}
# What names a row, and what names rows elsewhere; the other columns are words and numbers.
NAMES = {
    "session_id", "key", "party_id", "unit_id", "guest_id", "interpreter_id", "officer_id", "outlet_id",
    "journalist_id", "slot_id", "interview_id", "opening_id", "wave_id", "firm_id"}
REFERENCES = NAMES | {
    "required_units", "host_units", "optional_units", "precedence", "same_venue", "chain", "parties", "must_have",
    "speaker_unit", "subject_unit", "candidates", "firm_a", "firm_b", "after_sessions", "before_session"}
GROUPS = {"same_venue", "chain"}
TOKEN = re.compile(r"[A-Za-z][\w.\-]*")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


def read(file):
    with open(file, encoding="utf-8-sig", newline="") as table:
        rows = csv.DictReader(table)
        return list(rows), rows.fieldnames


def later(match, days):
    return (datetime.fromisoformat(match.group()) + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M")


def copied(row, number, ids):
    """The row of a copy: its names with a number, its moments some days later."""
    copy = {}
    for column, text in row.items():
        if column in REFERENCES:
            copy[column] = TOKEN.sub(lambda token: f"{token.group()}-{number}" if token.group() in ids else token.group(), text)
        elif column in ("passport", "name") and text:
            # Two people of one name would be taken for one.
            copy[column] = f"{text} {number}"
        else:
            copy[column] = MOMENT.sub(lambda moment: later(moment, SHIFTS[number - 1]), text)
    # "All of a kind" means all of a copy.
    if "must_have" in row:
        copy["must_have"] = re.sub(r"\ball ([\w-]+)", rf"all \1-{number}", copy["must_have"])
    if "accreditation" in row:
        copy["kind"] = f"{row['kind']}-{number}"
    return copy


def write(source, target, times):
    target.mkdir(parents=True)
    tables = {file.stem: read(file) for file in sorted(source.glob("*.csv"))}
    ids = {row[column] for rows, _ in tables.values() for row in rows for column in NAMES | GROUPS if row.get(column)}
    outlets = "|".join(row["outlet_id"] for row in tables["outlets"][0])
    for row in tables["media_slots"][0]:
        row["must_have"] = outlets if row["must_have"] == "all" else row["must_have"]
    for row in tables["sessions"][0]:
        # All copies' staff would have to attend every copy's briefing.
        row["staff"] = ""
    for name, (rows, columns) in tables.items():
        copies = [] if name in SHARED else range(2, times + 1)
        with open(target / f"{name}.csv", "w", encoding="utf-8-sig", newline="") as table:
            writer = csv.DictWriter(table, columns)
            writer.writeheader()
            writer.writerows(rows)
            for number in copies:
                writer.writerows(copied(row, number, ids) for row in rows)
    text = (source / "festival.yaml").read_text(encoding="utf-8")
    days = int(re.search(r"^days: (\d+)", text, re.M).group(1)) + SHIFTS[times - 1]
    text = re.sub(r"^days: \d+", f"days: {days}", text, flags=re.M)
    # The office's own totals are of one week.
    (target / "festival.yaml").write_text(re.sub(r"^assertions:\n(?:[ #].*\n|\n)*", "", text, flags=re.M), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
