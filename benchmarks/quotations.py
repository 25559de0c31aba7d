"""Whether the catalogue quotes the law word for word: ``python -m benchmarks.quotations FOLDER``.

FOLDER holds full texts of laws and regulations as text or Markdown files named by their titles, such as a clone of the public
collection ``LawRefBook/Laws``. Every quotation of a shipped duty whose document has a text there is looked for in it, blanks,
brackets of numbering and marks of omission left out, and its article compared with the one it was found in. Prints how many
quotations stand there, those that do not, and the documents without a text; ends with status 1 when one does not.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

from duewatch.catalog import load, shipped
from duewatch.domain.obligations import Citation

ARTICLE = re.compile(r"第[一二三四五六七八九十百零]+条")
NUMBERING = re.compile(r"^（[一二三四五六七八九十]+）")
OMISSION = re.compile(r"…+")
STATE = "中华人民共和国"


def main(folder: Path) -> int:
    """Compare and print; 1 when a quotation does not stand in its text."""
    texts = {path.name: path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".txt")}
    quoted: dict[str, list[tuple[str, Citation]]] = defaultdict(list)
    for obligation in load([shipped()]).obligations.values():
        for citation in obligation.basis:
            quoted[citation.document].append((obligation.id, citation))
    found = wrong = 0
    absent = []
    for document, citations in sorted(quoted.items()):
        title = document.removeprefix(STATE)
        sources = [path for name, path in texts.items() if name.startswith((title, STATE + title))]
        if not sources:
            absent.append(f"{document} ({len(citations)})")
            continue
        text = "\n".join("".join(path.read_text("utf-8").split()) for path in sources)
        for duty, citation in citations:
            if problem := problem_of(citation, text):
                wrong += 1
                print(f"{duty}: {document} {citation.clause}: {problem}: {citation.quote}")
            else:
                found += 1
    print(f"{found} quotations stand in their texts, {wrong} do not; without a text here: {', '.join(absent)}")
    return int(wrong > 0)


def problem_of(citation: Citation, text: str) -> str:
    """What is wrong with a quotation; "" when it stands in the text, in the article that is named."""
    parts = [part for part in OMISSION.split("".join(citation.quote.split())) if part]
    parts[0] = NUMBERING.sub("", parts[0])
    if not all(part in text for part in parts):
        return "not in the text"
    article = ARTICLE.search(citation.clause)
    if article is None:
        return ""
    places = [place.start() for place in re.finditer(re.escape(parts[0]), text)]
    # An article may name others before the words quoted; its own number stands among the last few named before them.
    near = any(article[0] in ARTICLE.findall(text[:place])[-3:] for place in places)
    return "" if near else f"not in {article[0]}"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
