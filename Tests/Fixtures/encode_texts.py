# SPDX-License-Identifier: Apache-2.0
"""Writes texts in other encodings, by Python's own tables.

usage: encode_texts.py FILE

FILE holds lines of a codec's name, a tab and a text; printed are the bytes of each in hexadecimal digits, or an empty line
where the codec has not all the characters."""
import sys

with open(sys.argv[1], encoding="utf-8", newline="\n") as file:
    for line in file.read().split("\n"):
        codec, text = line.split("\t", 1)
        try:
            print(text.replace("\\n", "\n").encode(codec).hex())
        except UnicodeEncodeError:
            print()
