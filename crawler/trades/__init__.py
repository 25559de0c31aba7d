"""Foreign trades: gambling and adult farms, domains for sale. Words are data (``words.toml``), signs are counted."""

from crawler.trades.takeover import ADULT, FOR_SALE, GAMBLING, taken_over
from crawler.trades.words import trade_words

__all__ = ["ADULT", "FOR_SALE", "GAMBLING", "taken_over", "trade_words"]
