#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints what the package iso-codes calls each country: code, language and name, parted by tabs.

Nothing of it is kept here; the tests compare our own words with it where it is installed."""
import gettext
import json
import os
import sys

FILE = "/usr/share/iso-codes/json/iso_3166-1.json"
if not os.path.exists(FILE):
    sys.exit(0)
with open(FILE, encoding="utf-8") as file:
    countries = json.load(file)["3166-1"]
for country in countries:
    code = country["alpha_2"]
    print(code, "alpha-3", country["alpha_3"], sep="\t")
    names = [country[key] for key in ("name", "official_name", "common_name") if key in country]
    for name in names:
        print(code, "en", name, sep="\t")
for language in ("zh_CN", "zh_TW", "ja", "ko"):
    try:
        words = gettext.translation("iso_3166-1", "/usr/share/locale", languages=[language])
    except FileNotFoundError:
        continue
    for country in countries:
        for key in ("name", "official_name", "common_name"):
            name = country.get(key)
            if name and words.gettext(name) != name:
                print(country["alpha_2"], language, words.gettext(name), sep="\t")
