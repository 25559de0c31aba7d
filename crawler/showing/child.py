"""The child that shows ladders: ``python -m crawler.showing.child JOB_FILE [--links] [--again=SECONDS]``.

It prints one line of JSON an address, and one more for each second look.
"""

import sys
from pathlib import Path

from scrapy.crawler import AsyncCrawlerProcess

from crawler import job as jobs
from crawler.settings import scrapy_settings
from crawler.showing.spider import ShowSpider
from crawler.showing.values import SHOWN, Shown

AGAIN = "--again="


def main(argv: list[str]) -> int:
    """Carry out one job file."""
    job_file = jobs.read(Path(argv[0]))
    process = AsyncCrawlerProcess(scrapy_settings(job_file.settings) | {"ITEM_PIPELINES": {}, "LOG_LEVEL": "ERROR"})
    crawler = process.create_crawler(ShowSpider)
    pause = next((float(word.removeprefix(AGAIN)) for word in argv if word.startswith(AGAIN)), None)
    process.crawl(crawler, job_file=job_file, links="--links" in argv, pause=pause, tell=_tell)
    process.start()
    spider = crawler.spider
    return 0 if isinstance(spider, ShowSpider) and spider.done else 1


def _tell(shown: Shown) -> None:
    sys.stdout.write(SHOWN.dump_json(shown, ensure_ascii=True).decode("ascii") + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
