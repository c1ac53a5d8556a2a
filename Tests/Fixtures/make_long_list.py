# SPDX-License-Identifier: Apache-2.0
"""Writes one long guest list, to measure the import with: make_long_list.py FILE [GUESTS].

All guests are invented. FILE ends with .csv (UTF-8 with a byte-order mark) or .xlsx (openpyxl);
GUESTS, 100,000 if it is left out, come in parties of 50, as a list that was put together from many
offices' lists: some days without a year, some without zeros, a cell of 20 in full-width digits.
The same numbers give the same list.
"""

import csv
import random
import sys

HEADER = [
    "序号", "代表团", "姓名", "英文姓名", "性别", "国籍", "职务", "护照号",
    "抵达日期", "抵达车次", "离开日期", "饮食禁忌", "手机", "备注",
]
SURNAMES = [("样本", "MIHON"), ("范例", "REI"), ("示范", "SHIMESU"), ("测试", "TAMESHI"),
            ("假名", "KARINA"), ("虚构", "KAKU"), ("模板", "KATA"), ("草案", "SOAN")]
GIVEN = [("花子", "Hanako"), ("一郎", "Ichiro"), ("樱", "Sakura"), ("健", "Ken"),
         ("由美", "Yumi"), ("浩", "Hiroshi"), ("惠子", "Keiko"), ("诚", "Makoto")]
DIGITS = "零一二三四五六七八九"
COUNTRIES = ["日本", "韩国", "德国", "法国", "美国", "阿联酋", "爱尔兰", "英国"]
TITLES = ["随员", "成员", "秘书", "理事", "记者", "议员", "副会长", "课长"]
ARRIVALS = ["3月26日", "2018-03-27", "2018/3/27", "2018.3.27", "2018年3月27日", "43186"]
DIETS = ["", "", "", "无", "清真", "素食", "无麸质"]
NOTES = ["", "", "", "", "", "自备车", "需轮椅", "首次访问"]
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def rows(guests):
    chance = random.Random(1)
    for index in range(guests):
        party = index // 50
        surname, given = chance.choice(SURNAMES), chance.choice(GIVEN)
        number = "".join(DIGITS[int(digit)] for digit in str(index))
        letters = "".join(chr(ord("a") + int(digit)) for digit in str(index))
        passport = f"SYN{index:07d}"
        if index % 20 == 0:
            passport = passport.translate(WIDE)
        leader = index % 50 == 0
        yield [
            str(index + 1),
            f"虚构代表团{party + 1}号",
            surname[0] + given[0] + number,
            f"{surname[1]}, {given[1]} {letters}",
            chance.choice("男女"),
            COUNTRIES[party % len(COUNTRIES)],
            "市长" if leader else chance.choice(TITLES),
            passport,
            chance.choice(ARRIVALS),
            f"G{7000 + index % 900}",
            "2018-03-29" if index % 3 else "",
            chance.choice(DIETS),
            f"+81-90-0000-{index % 10000:04d}" if index % 2 else "",
            chance.choice(NOTES),
        ]


def main():
    file = sys.argv[1]
    guests = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    if file.endswith(".xlsx"):
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet("名单")
        sheet.append(HEADER)
        for row in rows(guests):
            sheet.append(row)
        book.save(file)
    else:
        with open(file, "w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(HEADER)
            writer.writerows(rows(guests))


if __name__ == "__main__":
    main()
