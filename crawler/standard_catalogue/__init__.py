"""Standard catalogues (基层政务公开标准目录) as rows: what is to be published, on which basis, by when, by whom, where.

Form: 国办发〔2019〕54号 and the 26 ministries' guides that follow it. Catalogues come as HTML tables, spreadsheets and DOCX
tables, with merged cells, 同上, ticks and boxes; what cannot be understood is listed with its place, never guessed.
"""

from crawler.standard_catalogue.model import (
    CHANNELS,
    REQUIRED,
    CatalogueRow,
    Place,
    StandardCatalogue,
    Unread,
)
from crawler.standard_catalogue.reader import catalogue_of_file, catalogue_of_page, read_standard_catalogue

__all__ = [
    "CHANNELS",
    "REQUIRED",
    "CatalogueRow",
    "Place",
    "StandardCatalogue",
    "Unread",
    "catalogue_of_file",
    "catalogue_of_page",
    "read_standard_catalogue",
]
