# SPDX-License-Identifier: Apache-2.0
"""Writes a list that is small, or allowed in size, and would take much memory or time.

usage: make_bombs.py FOLDER NAME

NAME is one of those below. Nothing in the lists is about anybody.
"""

import os
import sys
import zipfile

WORKBOOK = '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'
RELATIONS = ('<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/>'
             '<Relationship Id="r2" Type="x/sharedStrings" Target="t.xml"/></Relationships>')
SHEET = '<worksheet><sheetData>{}</sheetData></worksheet>'
# Just below the 256 MB that a part may have, and the 128 MB that a list may have.
PART = 250 << 20
LIST = 127 << 20
# Just below the lines that a calendar may have.
CALENDAR = 1_190_000


def workbook(sheet=SHEET.format(""), strings="<sst/>", more=()):
    def write(path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr("xl/workbook.xml", WORKBOOK)
            book.writestr("xl/_rels/workbook.xml.rels", RELATIONS)
            book.writestr("xl/s.xml", sheet)
            book.writestr("xl/t.xml", strings)
            for name in more:
                book.writestr(name, "")

    return write


def filled(text, size):
    return text * (size // len(text))


def text(start, repeated, size, end=""):
    def write(path):
        with open(path, "w", encoding="latin-1", newline="") as file:
            file.write(start + filled(repeated, size) + end)

    return write


ROW = SHEET.format('<row r="1">{}</row>')
EVENT = "BEGIN:VEVENT\nUID:a\nDTSTART:19000101T000000Z\nDURATION:PT1M\nRRULE:FREQ=DAILY\nEND:VEVENT\n"
BOMBS = {
    "blanks.xlsx": lambda: workbook(SHEET.format(" " * PART)),
    "cells.xlsx": lambda: workbook(ROW.format(filled("<c><v>1</v></c>", PART))),
    "rows.xlsx": lambda: workbook(SHEET.format(filled("<row><c><v>1</v></c></row>", PART))),
    "deep.xlsx": lambda: workbook(SHEET.format(filled("<a>", PART))),
    "long-cell.xlsx": lambda: workbook(ROW.format('<c t="str"><v>' + "a" * PART + "</v></c>")),
    "strings.xlsx": lambda: workbook(strings="<sst>" + filled("<si><t>a</t></si>", PART) + "</sst>"),
    "entries.xlsx": lambda: workbook(more=[f"../../{n}" for n in range(60_000)]),
    "commas.csv": lambda: text("name,country\n", ",", LIST),
    "cells.csv": lambda: text("name,country\n", "a,b\n", LIST),
    "lines.csv": lambda: text("name,country\n", "\n", LIST),
    "wide.csv": lambda: text("name,country\n", "\xe9\n", LIST),
    "open-quote.csv": lambda: text('name,country\n"', '""', LIST),
    "lines.vcf": lambda: text("BEGIN:VCARD\n", "TEL:\n", LIST),
    "cards.vcf": lambda: text("", "BEGIN:VCARD\nFN:a\nEND:VCARD\n", LIST),
    "folded.vcf": lambda: text("BEGIN:VCARD\nNOTE:", "a\n ", LIST, "\nEND:VCARD\n"),
    "long.ics": lambda: text("BEGIN:VCALENDAR\n", "A:\n", LIST, "END:VCALENDAR\n"),
    "lines.ics": lambda: text("BEGIN:VCALENDAR\n", "A:\n", CALENDAR, "END:VCALENDAR\n"),
    "events.ics": lambda: text(
        "BEGIN:VCALENDAR\n", "BEGIN:VEVENT\nEND:VEVENT\n", CALENDAR, "END:VCALENDAR\n"),
    "deep.ics": lambda: text("", "BEGIN:VCALENDAR\n", CALENDAR),
    "rules.ics": lambda: text("BEGIN:VCALENDAR\n", EVENT, CALENDAR, "END:VCALENDAR\n"),
}


if __name__ == "__main__":
    folder, name = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    BOMBS[name]()(os.path.join(folder, name))
