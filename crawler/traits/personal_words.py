"""The words by which a number on a page is told to be a person's own, or an office's, a form's, a sanction's."""

import re

PERSON = re.compile(
    r"^(?:\w{0,4}姓名|户主\w{0,2}|申请人|受助人|受益人|享受人\w{0,2}|救助对象|保障对象|补助对象|补贴对象|家长|监护人|残疾人\w{0,2}|考生|持证人|农户\w{0,2}|村民)$"
)
"""Headings of a column that names private persons."""
PHONE = re.compile(r"电话|手机|联系方式")
CARD = re.compile(r"银行|账号|帐号|账户|卡号|一卡通|存折")
ADDRESS = re.compile(r"家庭(?:住址|地址)|^(?:现?住址|居住地址?|户籍地址|户口所在地|详细住址|常住地址)")
IDENTITY = re.compile(r"身份证|证件号|居民证号")
OFFICE = re.compile(
    r"单位|机构|企业|公司|法人|法定代表|职务|职位|岗位|科室|部门|网格|河长|路长|林长|值班|门店|店名|商户|经营|联系人|责任人|负责人|律师|调解员|医师|医生"
    r"|代表委员|主任|书记|站点|网点|学校名称|招生电话|咨询|监督|举报|热线|服务电话|办公"
)
"""Headings and words of details that are published for people to use: offices, businesses, persons in a function."""
RECIPIENTS = re.compile(
    r"补助|补贴|低保|最低生活保障|救助|特困|困难|残疾|资助|保障对象|抚恤|优抚|高龄|孤儿|贫困|脱贫|危房|廉租|公租房|住房保障|发放|花名册|受益"
)
"""What lists of private persons are about."""
OWN_PHONE = re.compile(
    r"(?:本人|申请人|户主|家长|监护人|当事人|住户|村民|受助人|患者|死者家属|学生)(?:的)?(?:联系)?(?:电话|手机|联系方式|手机号码?|电话号码)\D{0,6}$"
)
OWN_CARD = re.compile(r"(?:银行卡|卡号|一卡通|存折|社保卡)\w{0,6}\D{0,6}$")
PUBLIC_ACCOUNT = re.compile(r"开户|户名|公司|缴款|保证金|对公|收款|捐款|捐赠|专户|国库|基本户")
NEAR_IDENTITY = re.compile(r"身份证\D{0,20}$")
CREDIT_CODE = re.compile(r"(?:信用代码|机构代码|税号|识别号|注册号)\D{0,12}$")
SAMPLE = re.compile(r"样表|样例|样本|示例|范例|范本|填写说明|填表说明|模板|参考文本|示范文本")
SAMPLE_NEAR = re.compile(r"(?:例如|示例|样例|比如|如)[：:，,]?\s*\D{0,12}$")
SANCTION = re.compile(r"失信|惩戒|限制消费|处罚|强制执行|送达公告|催告|悬赏|通缉|老赖|黑名单|严重违法")
"""Where the law itself may ask for the disclosure of a person's details; whether it does here is for a person to say."""
DOOR = re.compile(r"\d+\s*(?:号|室|栋|幢|座|单元|组|队|户)|[一二三四五六七八九十]+(?:栋|幢|单元|组)")
"""What makes an address one of a door: circulars keep no more than the town or the street."""
