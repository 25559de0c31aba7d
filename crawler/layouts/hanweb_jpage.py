"""Hanweb jcms with jpage: the records stand in a script as XML, one CDATA of markup each; more come from ``dataproxy.jsp``.

The generic reader opens such scripts by itself. The page holds the records of its first few pages at once; the address of the
rest is in ``<nextgroup>``, or is made of the parameters of the ``jpage`` call: the window of records in the address, the column
in a form that is posted. The address only reads.
"""

from crawler.layouts.layout import Layout

LAYOUT = Layout(
    name="hanweb_jpage",
    system="Hanweb jcms (jpage)",
    signs=(("dataproxy.jsp", ".jpage("), ("<datastore>", "<record>", "dataStore", "<recordset>")),
    reads=(r"/jpage/\w*dataproxy\.jsp$",),
)
