"""VSB (博达): ``list.htm``, then ``list/30.htm``, ``list/29.htm`` … counted down, so that old pages keep their addresses.

The next page can only be known from the link; the generic reader takes it from there. A count of documents stands beside it.
"""

from crawler.layouts.layout import Layout

LAYOUT = Layout(
    name="vsb",
    system="VSB WebPlus",
    signs=(("_simple_list_gotopage_fun", "pb_sys_common", "/system/resource/js/", "vsb_content"),),
)
