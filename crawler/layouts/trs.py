"""TRS WCM: static pages ``index.html``, ``index_1.html`` …, their links written by ``createPageHTML``.

The call is ``createPageHTML(pages, this, name, extension)``. Pages are counted from 0, so that the second page is ``index_1``.
Newer templates write the links themselves from ``countPage`` and ``currentPage`` and leave the old call standing as a comment,
with a count that no longer holds. The generic reader knows both; this file is here so that the operator sees which system a
column runs on.
"""

from crawler.layouts.layout import Layout

LAYOUT = Layout(
    name="trs",
    system="TRS WCM",
    signs=(
        ("createPageHTML(", "TRS_Editor", "trs_editor_view", "m_nRecordCount"),
        ("countPage", "CurrChnlCls", "TRS", 'index", "htm', "m_nRecordCount"),
    ),
)
