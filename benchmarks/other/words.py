"""The made-up words of the other district: texts of which no two are alike, and files to attach."""

import io
import random
import struct
import zlib
from datetime import date, datetime
from html import escape

import xlsxwriter

COUNTY = "砚溪县"
_WHO = (
    "各乡镇人民政府",
    "县直各单位",
    "各村（社区）",
    "有关企业",
    "各学校",
    "各医疗机构",
    "各网格员",
    "各行业协会",
    "承办单位",
    "驻点工作队",
)
_DO = ("要细化分工", "应当健全台账", "要加强巡查", "应按月汇总进度", "要完善应急准备", "应规范办理流程", "要做好宣传引导", "应核对基础数据",
       "要压实责任", "应及时回应群众关切")  # fmt: skip
_WHAT = ("沿溪步道整治", "冬春农田灌溉", "校园周边交通", "老旧小区改造", "山塘水库除险", "茶叶品牌培育", "养老服务站建设", "危桥加固", "公厕提升",
         "秸秆综合利用", "古树名木保护", "便民窗口延时服务", "食品摊点规范", "集镇排水", "农机购置补贴", "普惠托育")  # fmt: skip
_HOW = (
    "坚持问题导向，倒排工期",
    "结合本地实际，分批推进",
    "先易后难，逐项销号",
    "点面结合，示范带动",
    "一事一档，全程留痕",
    "上下联动，定期会商",
)


def paragraphs(dice: random.Random, count: int = 4) -> list[str]:
    """So many sentences that nobody else has."""
    made = []
    for place in range(count):
        who, what, other = dice.choice(_WHO), dice.choice(_WHAT), dice.choice(_WHAT)
        share = dice.randrange(11, 97)
        made.append(
            f"{'一二三四五六七八九十'[place % 10]}、关于{what}。{who}{dice.choice(_DO)}，{dice.choice(_HOW)}，"
            f"力争年内完成总量的百分之{share}；同时统筹{other}，{dice.choice(_WHO)}{dice.choice(_DO)}。"
        )
    return made


def text(dice: random.Random, count: int = 4, before: str = "", after: str = "") -> str:
    """Markup of a document's text."""
    return before + "".join(f"<p>　　{line}</p>" for line in paragraphs(dice, count)) + after


def subject(dice: random.Random) -> str:
    """What a document is about."""
    return dice.choice(_WHAT) + dice.choice(("工作", "项目", "有关事项", "专项行动", "年度任务"))


def table(rows: list[list[str]], kind: str = "") -> str:
    """A table of plain cells."""
    lines = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table border="1"{kind}>{lines}</table>'


def sheet(rows: list[list[str]]) -> bytes:
    """A workbook of one sheet."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return out.getvalue()


def picture(width: int = 64, height: int = 48) -> bytes:
    """A grey PNG."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    raw = b"".join(b"\0" + bytes((place * 3) % 251 for place in range(width)) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")


def identity_number(dice: random.Random) -> str:
    """A number of the right form in a region that nobody was ever registered in."""
    digits = f"3599{dice.randrange(21, 29)}{dice.randrange(1951, 1999)}{dice.randrange(1, 13):02}{dice.randrange(1, 28):02}"
    digits += f"{dice.randrange(1, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]


def chinese(day: date) -> str:
    """2026年5月7日."""
    return f"{day.year}年{day.month}月{day.day}日"


def at(day: date, hour: int = 9, minute: int = 20) -> datetime:
    """A moment of a day."""
    return datetime(day.year, day.month, day.day, hour, minute % 60)
