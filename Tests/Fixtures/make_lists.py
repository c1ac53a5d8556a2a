# SPDX-License-Identifier: Apache-2.0
"""Writes one messy guest list in many forms. All people are invented.

usage: make_lists.py FOLDER [text|workbook|workbooks]

`text` needs nothing but Python. `workbook` needs openpyxl. `workbooks` needs openpyxl, and LibreOffice (soffice), which saves
every workbook a second time.
"""
import datetime
import os
import random
import subprocess
import sys

TITLE = "示例国际活动外宾名单"
UPPER = ["序号", "代表团", "姓名", "", "性别", "国籍", "单位及职务", "护照号", "抵达", "", "离开", "", "饮食禁忌", "备注"]
LOWER = ["", "", "中文", "外文", "", "", "", "", "日期", "车次/航班", "日期", "车次/航班", "", ""]
# party, country, head's title, members
PARTIES = [
    ("日本国驻沪总领馆(样例)", "日本", "Consul-General", [
        ("样本花子", "MIHON, Hanako", "女"), ("样本一郎", "MIHON, Ichiro", "男"),
        ("样本樱", "MIHON, Sakura", "女"), ("样本健", "MIHON, Ken", "男")]),
    ("阿联酋驻沪总领馆(样例)", "阿联酋", "Consul-General", [
        ("萨利姆·样本", "AL SAMPLE, Salim", "男"), ("努拉·样本", "AL SAMPLE, Noura", "女")]),
    ("德国样例市代表团", "德国", "Lord Mayor", [
        ("穆斯特·埃里卡", "MÜSTER, Erika", "女"), ("穆斯特·马克斯", "MÜSTER, Max", "男"),
        ("穆斯特·安娜", "MÜSTER, Anna", "女"), ("穆斯特·保罗", "MÜSTER, Paul", "男"),
        ("𬱖样本", "YI, Sample", "女")]),
]
DIETS = {1: "无", 3: "虾蟹过敏", 4: "清真", 5: "清真", 8: "素食", 9: "无麸质"}
ARRIVAL = datetime.date(2018, 3, 27)
DEPARTURE = datetime.date(2018, 3, 29)


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def date_text(day, n, system):
    serial = (day - datetime.date(1904, 1, 1)).days if system == 1904 else (day - datetime.date(1899, 12, 30)).days
    return [f"{day.month}月{day.day}日", serial, f"{day.year}/{day.month}/{day.day}",
            f"{day.year}.{day.month}.{day.day}", f"{day.year}年{day.month}月{day.day}日", day][n % 6]


def rows(system=1900, merged=False):
    """The list below its title: two rows of header, the people, a header again, and a total."""
    result = [UPPER[:], LOWER[:]]
    n = 0
    for party, country, title, members in PARTIES:
        for k, (chinese, latin, sex) in enumerate(members):
            number = str(n + 1)
            passport = f"SYN9{n:06d}"
            result.append([
                wide(number) if n % 3 == 2 else int(number), party if k == 0 else "", chinese, latin, sex, country,
                f"{party} {title if k == 0 else '成员/staff'}",
                wide(passport) if n % 4 == 3 else passport, date_text(ARRIVAL, n, system), f"G{7101 + n}",
                f"{DEPARTURE.year}年{DEPARTURE.month}月{DEPARTURE.day}日", "", DIETS.get(n, ""), ""])
            n += 1
        if party == PARTIES[1][0] and not merged:
            result += [UPPER[:], LOWER[:]]
    result.append(["合计", "", "", "", "", "", "", n] + [""] * 6)
    result.append(["注:本表人员均为虚构"] + [""] * 13)
    return result


def shuffled(table):
    order = list(range(14))
    random.Random(7).shuffle(order)
    # Headings of two rows stay side by side.
    for pair in [(2, 3), (8, 9), (10, 11)]:
        order.remove(pair[1])
        order.insert(order.index(pair[0]) + 1, pair[1])
    return [[row[i] for i in order] for row in table]


def cell(value):
    if isinstance(value, datetime.date):
        value = value.isoformat()
    text = str(value)
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',;"\t\n') else text


def text(table, separator=","):
    title = [[TITLE] + [""] * 13, ["填报单位:样例办公室"] + [""] * 13]
    return "\r\n".join(separator.join(cell(v) for v in row) for row in title + table) + "\r\n"


TRADITIONAL = str.maketrans(
    "国号团职务饮备注抵达离开车驻领馆总样项员诚讲护阿联酋无虾过麸质清真种类际动宾单书会计虚构办报时码为别樱罗萨",
    "國號團職務飲備註抵達離開車駐領館總樣項員誠講護阿聯酋無蝦過麩質清真種類際動賓單書會計虛構辦報時碼為別櫻羅薩")
JAPANESE = [
    ["来賓名簿(見本)"], ["番号", "団体名", "氏名", "ローマ字", "性別", "国籍", "役職", "旅券番号", "到着日", "食事制限"],
    ["1", "見本市友好代表団", "見本花子", "MIHON, Hanako", "女性", "日本", "市長", "SYN9100001", "3月27日", "なし"],
    ["2", "", "見本一郎", "MIHON, Ichiro", "男性", "日本", "随員", "SYN9100002", "平成30年3月27日", "ベジタリアン"],
    ["合計", "", "", "", "", "", "", "2", "", ""]]
KOREAN = [
    ["번호", "대표단", "성명", "영문 성명", "성별", "국적", "직위", "여권번호", "도착일", "식이 제한"],
    ["1", "견본시 대표단", "김견본", "KIM, Gyeonbon", "여", "대한민국", "시장", "SYN9200001", "2018년 3월 27일", "없음"],
    ["2", "", "이견본", "LEE, Gyeonbon", "남", "한국", "직원", "SYN9200002", "3월 27일", "채식"]]


def write_text(folder):
    plain = text(rows())
    forms = {
        "gb18030.csv": plain.encode("gb18030"), "utf8.csv": plain.encode(), "utf8-bom.csv": plain.encode("utf-8-sig"),
        "utf16le.csv": plain.encode("utf-16-le"), "utf16be-bom.csv": b"\xfe\xff" + plain.encode("utf-16-be"),
        "tabs.tsv": text(rows(), "\t").encode("gb18030"), "semicolons.csv": text(rows(), ";").encode(),
        "shuffled.csv": text(shuffled(rows())).encode("gb18030"),
        "big5.csv": plain.replace("𬱖", "怡").replace("Ü", "U").translate(TRADITIONAL).encode("big5hkscs"),
        "shift-jis.csv": "\r\n".join(",".join(f'"{v}"' for v in row) for row in JAPANESE).encode("cp932"),
        "euc-kr.csv": "\r\n".join(",".join(f'"{v}"' for v in row) for row in KOREAN).encode("cp949"),
    }
    for name, data in forms.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)


def workbook(path, system, table, isShuffled=False):
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = openpyxl.Workbook()
    if system == 1904:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.title = "名单"
    sheet.append([TITLE])
    sheet.append(["填报单位:样例办公室"])
    for row in table:
        sheet.append([None if v == "" else v for v in row])
    if not isShuffled:
        sheet.merge_cells("A1:N1")
        for column in "ABEFGHMN":
            sheet.merge_cells(f"{column}3:{column}4")
        for pair in ["C3:D3", "I3:J3", "K3:L3"]:
            sheet.merge_cells(pair)
        sheet.merge_cells("B5:B8")
        sheet.merge_cells("B9:B10")
        sheet.merge_cells("B11:B15")
        sheet.merge_cells("A16:G16")
    for row in sheet.iter_rows(min_row=5):
        for item in row:
            if isinstance(item.value, datetime.date):
                item.number_format = 'yyyy"年"m"月"d"日"'
    sheet.row_dimensions[6].hidden = True
    notes = book.create_sheet("填表说明")
    notes["A1"] = "请如实填写"
    hidden = book.create_sheet("选项")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "男"
    book.save(path)


def write_workbooks(folder):
    names = []
    for system in [1900, 1904]:
        for kind in ["merged", "shuffled"]:
            table = rows(system, merged=True)
            name = f"openpyxl-{system}-{kind}.xlsx"
            workbook(os.path.join(folder, name), system, shuffled(table) if kind == "shuffled" else table,
                     kind == "shuffled")
            names.append(name)
    output = os.path.join(folder, "libreoffice")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", output] + [os.path.join(folder, n) for n in names],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    for name in names:
        os.rename(os.path.join(output, name), os.path.join(folder, name.replace("openpyxl", "libreoffice")))


def write_one(folder):
    workbook(os.path.join(folder, "openpyxl-1900-merged.xlsx"), 1900, rows(1900, merged=True))


if __name__ == "__main__":
    folder = os.path.abspath(sys.argv[1])
    os.makedirs(folder, exist_ok=True)
    what = sys.argv[2] if len(sys.argv) > 2 else "text"
    {"text": write_text, "workbook": write_one, "workbooks": write_workbooks}[what](folder)
