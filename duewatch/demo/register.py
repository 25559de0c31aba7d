"""Who is who in the made-up district 栖澜区 of 望澜市: names, codes, hosts, subjects. No such places exist."""

from dataclasses import dataclass

from duewatch.demo.shapes import Host, Layout
from duewatch.domain.units import UnitKind

DISTRICT_NAME = "栖澜区"
CITY_NAME = "望澜市"
SITE_NAME = f"{DISTRICT_NAME}人民政府"
SITE_CODE = "9900000001"
MAIL_DOMAIN = "qilan.example"

DEPARTMENTS_OFFICE = "qilan-disclosure"
TOWNSHIPS_OFFICE = "qilan-grassroots"

SUPERIOR_UNIT = "wanglan-office"
WALLED_SUPERIOR_UNIT = "wanglan-data"


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit in the register."""

    id: str
    name: str  # without the district's name
    kind: UnitKind
    code: str
    themes: tuple[str, ...]  # what it publishes about
    layout: Layout = Layout.TRS
    host: Host = Host.PORTAL
    encoding: str = "utf-8"


_DEPARTMENT, _TOWNSHIP, _STREET = UnitKind.DEPARTMENT, UnitKind.TOWNSHIP, UnitKind.STREET

REGISTER: tuple[Entry, ...] = (
    Entry("gov-office", "人民政府办公室", _DEPARTMENT, "栖政办", ("政务公开", "行政规范性文件管理", "政务服务热线")),
    Entry("education", "教育局", _DEPARTMENT, "栖教", ("义务教育学校招生", "校车安全", "校外培训")),
    Entry("finance", "财政局", _DEPARTMENT, "栖财", ("惠企资金兑付", "政府采购监督", "国有资产盘活")),
    Entry("housing", "住房和城乡建设局", _DEPARTMENT, "栖建", ("老旧小区改造", "物业服务", "城镇燃气")),
    Entry("civil", "民政局", _DEPARTMENT, "栖民", ("最低生活保障", "养老服务设施", "社会组织登记")),
    Entry("emergency", "应急管理局", _DEPARTMENT, "栖应急", ("防汛抢险", "危险化学品", "应急避难场所")),
    Entry("transport", "交通运输局", _DEPARTMENT, "栖交", ("农村公路养护", "城乡公交", "渡口管理")),
    Entry("justice", "司法局", _DEPARTMENT, "栖司", ("法律援助", "人民调解", "行政执法监督")),
    Entry("archives", "档案馆", _DEPARTMENT, "栖档", ("档案开放", "家谱征集", "电子档案接收")),
    Entry("health", "卫生健康局", _DEPARTMENT, "栖卫健", ("家庭医生签约", "疫苗接种", "托育机构"), Layout.HANWEB),
    Entry("agriculture", "农业农村局", _DEPARTMENT, "栖农", ("高标准农田", "农机购置补贴", "畜禽养殖"), Layout.HANWEB),
    Entry("market", "市场监督管理局", _DEPARTMENT, "栖市监", ("食品安全抽检", "特种设备", "个体工商户"), Layout.HANWEB),
    Entry("culture", "文化体育和旅游局", _DEPARTMENT, "栖文旅", ("公共图书馆", "全民健身", "文物保护"), Layout.HANWEB),
    Entry("liumo", "柳陌镇人民政府", _TOWNSHIP, "栖柳政", ("宅基地审核", "农田水利", "村务监督")),
    Entry("shilu", "石鹭镇人民政府", _TOWNSHIP, "栖石政", ("土地流转", "河道清淤", "森林防火"), encoding="gbk"),
    Entry("yunzhan", "云栈乡人民政府", _TOWNSHIP, "栖云政", ("茶园改造", "饮水工程", "乡村客运"), Layout.OPAQUE),
    Entry("tongxi", "桐汐镇人民政府", _TOWNSHIP, "栖桐政", ("渔港整治", "海塘加固", "低保复核"), Layout.HANWEB),
    Entry("hezhu", "鹤渚乡人民政府", _TOWNSHIP, "栖鹤政", ("候鸟保护", "湿地租赁", "乡村民宿")),
    Entry("nanzhu", "南渚街道办事处", _STREET, "栖南办", ("社区养老", "楼宇消防", "垃圾分类"), Layout.HANWEB, Host.STREET),
    Entry("dongli", "东篱街道办事处", _STREET, "栖东办", ("便民服务", "流动摊点", "社区食堂"), host=Host.GUARDED),
    Entry("beiting", "北汀镇人民政府", _TOWNSHIP, "栖北政", ("防洪演练", "果蔬种植", "电商驿站"), host=Host.DEAD),
)
"""The units that are judged, the district itself apart."""

REPOSTING_UNITS = ("civil", "education", "gov-office", "health", "liumo")
"""Units that must repost the city's notices."""

SUMMARY_UNITS = ("civil", "finance", "justice")
"""Units whose half-year summary is not due yet."""
