"""All field rules, and the labels that are no field of ours but end the value before them."""

from crawler.fields import (
    doc_no,
    index_no,
    issuer,
    keywords,
    method,
    published_date,
    repealed_date,
    source,
    summary,
    title,
    topic,
    validity,
    written_date,
)
from crawler.fields.rule import FieldRule
from duewatch.domain.records import FieldName

FIELDS: dict[FieldName, FieldRule] = {
    module.RULE.name: module.RULE
    for module in (
        title, index_no, topic, issuer, doc_no, written_date, published_date, source, validity, method, summary,
        repealed_date, keywords,
    )
}  # fmt: skip

OTHER_LABELS = (
    "公开范围", "公开时限", "公开程序", "体裁分类", "体裁", "服务对象", "服务对象分类", "语种", "载体类型", "记录形式",
    "责任编辑", "编辑", "作者",
    "浏览次数", "浏览量", "阅读次数", "阅读量", "阅读", "点击数", "点击率", "点击量", "点击", "访问量", "访问次数",
    "浏览", "字号", "字体", "字体大小",
    "打印", "分享", "分享到", "视力保护色", "保护视力色", "背景色", "实施日期", "施行日期", "生效日期", "实施时间",
    "施行时间", "生效时间", "审核", "供稿",
    "撰稿", "摄影", "附件", "相关链接", "更新日期", "更新时间", "修改时间", "修订日期", "生命周期", "文件类型", "文种",
    "公文种类", "文件性质", "信息格式",
    "大小", "打印本页", "关闭", "收藏", "人气", "次数", "有效期至", "规范性文件登记号", "统一登记号", "登记号",
    "发布人", "发布者", "信息员", "签发人",
    "所属单位", "所属栏目", "机构分类", "行业分类", "法规类型", "内容类别", "效力级别", "效力等级", "录入人", "编辑人",
    "上传人", "发文机关代字", "文件格式", "语言", "栏目",
    "公开日期至", "有效期限", "微信", "微博", "下载", "关键信息", "服务对象分类名称", "事项名称", "点击次数", "浏览人数",
    "行政区划", "区域", "事项", "公开责任", "主办单位", "承办单位", "责任单位", "制发部门", "解读",
    "文件下载", "政策解读",
)  # fmt: skip
"""Labels of things we do not keep: they end the value that stands before them."""
