"""The words of made-up documents: enough difference between two that no two texts look like the same document."""

import zlib
from datetime import date

_AIMS = (
    "进一步规范{theme}工作，提升服务群众的质量和效率",
    "解决群众在{theme}方面反映集中的问题，补齐短板弱项",
    "压实{theme}工作责任，健全部门协同、上下联动的机制",
    "把{theme}各项要求落到实处，推动基层治理提质增效",
)
_STEPS = (
    "一是摸清底数，建立{theme}清单，逐项明确责任科室和完成时间。",
    "二是畅通渠道，在办事窗口和门户网站同步提供{theme}咨询，一次性告知所需材料。",
    "三是强化督查，每季度对{theme}开展一次抽查，抽查情况在本栏目公布。",
    "四是加强宣传，通过社区公告栏、村民小组会议等方式讲清{theme}政策要点。",
    "五是做好保障，统筹安排{theme}经费，严格执行财务管理制度。",
)
_ENDS = (
    "各有关单位要结合实际抓好落实，执行中遇到的问题请径向{unit}反映。",
    "本文件由{unit}负责解释，自印发之日起施行。",
    "请各科室、各下属单位认真遵照执行，并将{theme}进展情况按季报送{unit}。",
)

_SUPERIOR = (
    (
        "为支持中小企业稳定生产经营，市政府决定自下月起实施稳岗返还、社保缓缴、贷款贴息三项措施。",
        "稳岗返还按企业上年度实际缴纳失业保险费的一定比例核定，由系统比对后直接拨付，无需企业申请。",
        "社保缓缴适用于受原材料涨价影响、生产经营暂时困难的企业，缓缴期间免收滞纳金，不影响职工个人权益记录。",
        "贷款贴息面向上年度纳税信用为优良的制造业企业，单户贴息期限不超过十二个月。",
        "市人力资源社会保障、税务、金融工作部门要在各自网站公布办理流程和咨询电话，并按月通报兑现进度。",
        "任何单位不得以咨询、代办名义向企业收取费用，发现违规收费的，企业可以向市优化营商环境办公室举报。",
    ),
    (
        "汛期将至，各区要立即对水库、山塘、河堤和城市易涝点开展拉网式排查，建立隐患台账。",
        "对不能在主汛期前完成整治的隐患，应当落实值守人员和转移路线，并向社会公布负责人和电话。",
        "在建涉水工程要编制度汛方案，配足抽排设备和编织袋，施工围堰未经验收不得拆除。",
        "气象、水利、自然资源部门要滚动会商，预警信息须在发布后十分钟内传到村组。",
        "学校、医院、养老机构和地下空间的管理单位应当各自组织一次转移演练，演练记录留存备查。",
        "排查情况每周五报市防汛抗旱指挥部办公室，瞒报漏报的依规追究责任。",
    ),
    (
        "今年起，我市对个人新购家用充电桩给予一次性补助，每户限补一台，补助资金由市级承担。",
        "申请人须为本市居民，充电桩应当符合强制性标准并由持证人员安装。",
        "申请材料包括购置发票、安装验收单、固定车位证明，均可通过手机拍照上传，不收纸质件。",
        "区级主管部门受理后应当在十个工作日内完成现场核验，核验结果在网上公示。",
        "物业服务企业应当配合用电容量核查和线路敷设，不得设置不合理条件阻挠安装。",
        "补助实行总额控制，按申请时间先后兑付，额度用完即止并及时公告。",
    ),
    (
        "经研究，市政府决定调整城区公共停车泊位收费标准，夜间时段实行全市统一的优惠价。",
        "停车泊位收入实行收支两条线管理，主要用于停车设施建设和智慧停车平台运行。",
        "医院、学校、车站周边泊位首个小时收费不变，第二个小时起实行阶梯价格，鼓励快停快走。",
        "各区应当在泊位现场公示收费标准、计费方式和监督电话，接受社会监督。",
        "残疾人专用车辆、执行任务的应急车辆和新能源出租车换电期间停车按规定予以减免。",
        "新标准试行一年，试行期满前由市发展改革部门组织评估并公开征求意见。",
    ),
)


def pick(*parts: str, of: int) -> int:
    """A number below ``of`` that depends on nothing but the words: the demo is the same every time."""
    return zlib.crc32("/".join(parts).encode()) % of


def policy_text(unit: str, theme: str, key: str) -> tuple[str, ...]:
    """The paragraphs of an ordinary document about a theme."""
    first = pick(unit, key, of=len(_STEPS))
    steps = tuple(_STEPS[(first + turn) % len(_STEPS)].format(theme=theme) for turn in range(3))
    aim = _AIMS[pick(theme, key, of=len(_AIMS))].format(theme=theme)
    end = _ENDS[pick(key, unit, of=len(_ENDS))].format(unit=unit, theme=theme)
    return (f"为{aim}，根据有关法律法规和上级部署，现就{theme}有关事项通知如下。", *steps, end)


def notice_text(unit: str, theme: str, key: str) -> tuple[str, ...]:
    """The paragraphs of a short notice."""
    day = pick(unit, key, of=27) + 1
    return (
        f"{unit}定于本月{day}日起开展{theme}集中服务，现将有关安排公告如下，请相关单位和个人知悉。",
        _STEPS[pick(key, theme, of=len(_STEPS))].format(theme=theme),
        f"办理{theme}业务的群众可携带有效证件到{unit}服务窗口咨询，工作时间为法定工作日。",
    )


def guide_text(unit: str, mail: str) -> tuple[str, ...]:
    """A disclosure guide with the elements the Regulation asks for (条例 第十二条)."""
    return (
        f"为方便公民、法人和其他组织依法获取{unit}的政府信息，根据《中华人民共和国政府信息公开条例》，编制本指南，并适时更新。",
        (
            "一、信息分类和编排体系。本机关公开的信息按机构职能、行政规范性文件、财政预决算、通知公告等类别分栏编排，"
            "每一栏目按发布时间倒序排列；行政规范性文件标注索引号、发文机关、文号、成文日期和有效性。"
        ),
        (
            "二、主动公开。本机关通过政府门户网站本栏目主动公开政府信息，也在公共查阅场所、政务服务窗口提供纸质文本。"
            "属于主动公开范围的信息，自形成或者变更之日起二十个工作日内公开，法律法规另有规定的从其规定。"
        ),
        (
            "三、依申请公开。公民、法人或者其他组织可以当面、邮寄或者通过网上平台提出申请，申请书应当写明姓名或者名称、"
            "联系方式、所需信息的名称或者便于查询的特征描述，以及获取信息的方式。本机关当场不能答复的，自收到申请之日起二十个工作日内答复。"
        ),
        "四、监督和救济。认为本机关未依法履行公开义务的，可以向政府信息公开工作主管部门反映，也可以依法申请行政复议或者提起行政诉讼。",
        (
            f"五、机构名称：{unit}；办公地址：望澜市栖澜区演示路1号；办公时间：法定工作日8:30至12:00、14:30至17:30；"
            f"联系电话：0000-0000000；传真：0000-0000001；电子邮箱：{mail}。"
        ),
    )


def report_text(unit: str, year: int) -> tuple[str, ...]:
    """An annual report in the six sections of the national format."""
    return (
        f"本报告根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为{year}年1月1日至{year}年12月31日。",
        f"一、总体情况。{year}年，{unit}主动公开政府信息{pick(unit, str(year), of=90) + 30}条，按期办理公开申请。",
        "二、主动公开政府信息情况。本年度制发、废止和现行有效的文件数量见附表。",
        "三、收到和处理政府信息公开申请情况。本年度申请均已依法办结，无结转。",
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况。本年度未发生。",
        "五、存在的主要问题及改进情况。公开的及时性有待提高，下一年度将完善内部审核流程。",
        "六、其他需要报告的事项。无。",
    )


def superior_text(number: int) -> tuple[str, ...]:
    """The paragraphs of the city's notices; they must be told apart from everything units write themselves."""
    return _SUPERIOR[number]


def date_text(day: date) -> str:
    """A date as documents print it."""
    return f"{day.year}年{day.month}月{day.day}日"
