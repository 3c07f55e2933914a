"""A sound root of our own, and for each rule a change that breaks it.

`expected` is the complete list of findings, as ``path:line:column: CODE``. ``@`` stands for the
brief's folder, ``E`` for the entities' and ``O`` for the outlets'.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

BRIEF = "briefs/articles/2024/harbour-closed"
SHORT = {"@": BRIEF, "E": "briefs/entities", "O": "briefs/outlets"}

ARTICLE = """\
The old harbour was closed on Monday.

"The harbour is not safe," Mayor Ada Quill said. She added that repairs would take a year.
"""

LONGER = f"""\
{ARTICLE}
The town has talked about the state of the old walls since the winter. Nobody was hurt when a part
of the outer wall fell into the water in March. Ships now use the new port on the other side of the
bay. The council will talk about the cost of a new wall in June.
"""

BRIEF_YML = """\
headline: Old harbour closed
outlet: harbour-news
published: 2024-05-01
rights:
  holder: Harbour News
  license: CC BY 4.0
"""

ANNOTATIONS = """\
statements:
  - verdict: confirmed
    by: A. Reader
    on: 2024-05-02
    content: '"The harbour is not safe,"'
    source: Mayor Ada Quill
    cue: said
    entity: ada-quill
entities:
  - {target: Ada Quill, entity: ada-quill, by: A. Reader, on: 2024-05-02}
notes:
  - {target: a year, body: No date is given., by: A. Reader, on: 2024-05-02}
"""

SHA = "0" * 64
WITHOUT_TEXT = f"""\
text: {{sha256: "{SHA}", paragraphs: 2, sentences: 3, words: 26}}
statements:
  - {{verdict: confirmed, by: A. Reader, on: 2024-05-02, sentence: 2, words: 5}}
"""

_SAID = "{verdict: confirmed, by: B, on: 2024-05-02, sentence: 1, words: 2, source: "
SOURCES = f"""\
text: {{sha256: "{SHA}", paragraphs: 2, sentences: 3, words: 26}}
statements:
  - {_SAID}Tom Forte}}
  - {_SAID}Forte, cue: said}}
  - {_SAID}Quill, cue: said}}
  - {_SAID}Forte, cue: added}}
  - {_SAID}Forte, cue: went on, called: Ann Forte}}
  - {_SAID}She, entity: ada-quill}}
  - {_SAID}council members}}
  - {_SAID}members}}
"""
"""Of the text only the decisions are here; B514 is said once of each name."""

GOOD: dict[str, str | bytes] = {
    "mkdocs.yml": "site_name: Test\n",
    "@/article.txt": ARTICLE,
    "@/brief.yml": BRIEF_YML,
    "@/annotations.yml": ANNOTATIONS,
    "E/people/ada-quill.yml": "name: Ada Quill\naliases: [Mayor Quill]\nids: {wikidata: Q1}\n",
    "E/places/old-harbour.yml": "name: Old Harbour\n",
    "O/harbour-news.yml": "name: Harbour News\nurl: https://example.org/\n",
}


@dataclass(frozen=True)
class Specimen:
    """What to change in `GOOD`: new contents, None to leave a file out; then what is found."""

    name: str
    changes: dict[str, str | bytes | None]
    expected: list[str]
    links: dict[str, str] = field(default_factory=dict)
    pipes: tuple[str, ...] = ()
    text_limit: int = 200_000

    @property
    def code(self) -> str:
        return self.name.partition(" ")[0]


def long_path(short: str) -> str:
    head, slash, rest = short.partition("/")
    return SHORT.get(head, head) + slash + rest


def write(root: Path, specimen: Specimen) -> None:
    for short, content in {**GOOD, **specimen.changes}.items():
        if content is None:
            continue
        path = root / long_path(short)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    for short, target in specimen.links.items():
        (root / long_path(short)).symlink_to(target)
    for short in specimen.pipes:
        os.mkfifo(root / long_path(short))


def brief(old: str, new: str) -> dict[str, str | bytes | None]:
    assert old in BRIEF_YML
    return {"@/brief.yml": BRIEF_YML.replace(old, new, 1)}


def more(lines: str) -> dict[str, str | bytes | None]:
    return {"@/brief.yml": BRIEF_YML + lines}


def annotated(old: str, new: str) -> dict[str, str | bytes | None]:
    assert old in ANNOTATIONS
    return {"@/annotations.yml": ANNOTATIONS.replace(old, new, 1)}


def withheld(old: str, new: str) -> dict[str, str | bytes | None]:
    assert old in WITHOUT_TEXT
    text = WITHOUT_TEXT.replace(old, new, 1)
    return {"@/article.txt": None, "@/annotations.yml": text}


ALL_RESERVED: dict[str, str | bytes | None] = {
    "@/brief.yml": BRIEF_YML.replace("CC BY 4.0", "all-rights-reserved")
}
TWICE = ANNOTATIONS.partition("entities:")[0].removeprefix("statements:\n").replace("A.", "B.")
DECIDED_TWICE = ANNOTATIONS.replace("entities:\n", f"{TWICE}entities:\n")

DENIED = DECIDED_TWICE.replace("confirmed\n    by: B", "rejected\n    by: B")
NAMED = "  - {{target: Ada Quill, entity: {}, by: B, on: 2024-05-02}}\nnotes:"
OF_ANOTHER = DENIED.replace("source: Mayor Ada Quill\n", "source: harbour\n", 1)
OTHERWISE = DECIDED_TWICE.replace("by: B", "access: document\n    by: B")

WARDENS: dict[str, str | bytes | None] = {
    "E/organizations/wardens-north.yml": "name: Wardens of the North\naliases: [Wardens]\n",
    "E/organizations/wardens-south.yml": "name: Wardens of the South\naliases: [Wardens]\n",
}
CLOSED = "license: all-rights-reserved"

SPECIMENS = [
    Specimen("B001 link to a file", {"@/article.txt": None, "@/annotations.yml": None},
             ["@/article.txt:1:1: B001", "@:1:1: B005"], links={"@/article.txt": "/etc/passwd"}),
    Specimen("B001 pipe", {"@/brief.yml": None},
             ["@/brief.yml:1:1: B001", "@:1:1: B004"], pipes=("@/brief.yml",)),
    Specimen("B001 link to a folder", {}, ["E/groups:1:1: B001"], links={"E/groups": "/etc"}),
    Specimen("B002", {"@/artcle.txt": "x", "O/x.yaml": "name: x", "briefs/notes.txt": "x"},
             ["@/artcle.txt:1:1: B002", "briefs/notes.txt:1:1: B002", "O/x.yaml:1:1: B002"]),
    Specimen("B003", {"briefs/articles/2024/A b/brief.yml": "x", "briefs/articles/24/x/y": "x",
                      "E/person/x.yml": "x", "O/index.yml": "name: x"},
             ["briefs/articles/2024/A b:1:1: B003", "briefs/articles/24:1:1: B003",
              "E/person:1:1: B003", "O/index.yml:1:1: B003"]),
    Specimen("B004", {"@/brief.yml": None}, ["@:1:1: B004"]),
    Specimen("B005", {"@/article.txt": None, "@/annotations.yml": None}, ["@:1:1: B005"]),
    Specimen("B005 text without statements",
             {"@/article.txt": None, "@/annotations.yml": WITHOUT_TEXT.partition("state")[0]},
             ["@:1:1: B005"]),
    Specimen("B005 lost, and the text withheld",
             {"@/article.txt": None, "@/annotations.yml": None, **ALL_RESERVED,
              "briefs/private/2024/harbour-closed.txt": ARTICLE}, ["@:1:1: B005"]),
    Specimen("B006", {"@/article.txt": " \n\n", "@/annotations.yml": None},
             ["@/article.txt:1:1: B006"]),
    Specimen("B007 UTF-16", {"@/article.txt": ARTICLE.encode("utf-16"), "@/annotations.yml": None},
             ["@/article.txt:1:1: B007"]),
    Specimen("B007 Latin", {"@/brief.yml": BRIEF_YML.replace("Old", "Öld").encode("latin-1")},
             ["@/brief.yml:1:11: B007"]),
    Specimen("B008 article", {"@/article.txt": "One\ntw\0o", "@/annotations.yml": None},
             ["@/article.txt:2:3: B008"]),
    Specimen("B008 YAML", brief("Old", "O\x01d"), ["@/brief.yml:1:12: B008"]),
    Specimen("B008 escape", brief("Old harbour closed", r'"Old \ud800"'),
             ["@/brief.yml:1:11: B008"]),
    Specimen("B009", {"@/article.txt": "One\fpage", "@/annotations.yml": None},
             ["@/article.txt:1:4: B009"]),
    Specimen("B009 value", more(r'deck: "A \a bell"'), ["@/brief.yml:7:7: B009"]),
    Specimen("B010", {"@/article.txt": "One\u200b\n\u202etwo", "@/annotations.yml": None},
             ["@/article.txt:1:4: B010", "@/article.txt:2:1: B010"]),
    Specimen("B010 value", more("deck: ab\u202ecd\n"), ["@/brief.yml:7:7: B010"]),
    Specimen("B011", {"O/Harbour-News.yml": "name: x"},
             ["O/Harbour-News.yml:1:1: B003", "O/harbour-news.yml:1:1: B011",
              "@/brief.yml:2:9: B301"]),
    Specimen("B012", {"@/annotations.yml": None}, ["@/article.txt:1:1: B012"], text_limit=100),
    Specimen("B014", brief("2024-05-01", "2023"), ["@/brief.yml:3:12: B014"]),
    Specimen("B014 no date", brief("published: 2024-05-01\n", ""), ["@/brief.yml:1:1: B014"]),
    Specimen("B017", {"@/article.txt": ARTICLE.replace("Monday", "<b>Monday</b>")},
             ["@/article.txt:1:40: B017"]),
    Specimen("B017 code", {"@/article.txt": ARTICLE.replace("on Monday", "on&nbsp;Monday")},
             ["@/article.txt:1:30: B017"]),
    Specimen("B017 summary", more("summary: The <i>harbour</i>, see <https://example.org/>\n"),
             ["@/brief.yml:7:10: B017"]),
    Specimen("B007 RTF", {"@/article.txt": "{\\rtf1 One.}", "@/annotations.yml": None},
             ["@/article.txt:1:1: B007"]),
    Specimen("B214", more("byline: Mara Quill and Jo Reed\n"), ["@/brief.yml:7:9: B214"]),
    Specimen("B214 one of three", more("byline: [Bo Li, Mara Quill & Jo Reed, Dove & Sons]\n"),
             ["@/brief.yml:7:17: B214"]),
    Specimen("B512", annotated("cue: said", "cue: closed"), ["@/annotations.yml:7:10: B512"]),
    Specimen("B512 source", annotated("source: Mayor Ada Quill", "source: The old harbour"),
             ["@/annotations.yml:6:13: B512"]),
    Specimen("B513", annotated("cue: said", "cue: said\n    form: indirect"),
             ["@/annotations.yml:8:11: B513"]),
    Specimen("B513 direct", annotated("'\"The harbour is not safe,\"'",
                                      "repairs would take a year\n    form: direct"),
             ["@/annotations.yml:6:11: B513"]),
    Specimen("B514", {"@/article.txt": None, "@/annotations.yml": SOURCES},
             ["@/annotations.yml:4:80: B514", "@/annotations.yml:5:80: B514"]),
    Specimen("B016", {"@/article.txt": "<p class=a>It sails.</p>\n"},
             ["@/article.txt:1:1: B016"]),
    Specimen("B016 long", {"@/article.txt": "\ufeff<!DOCTYPE html>\n<p>It sails.</p>\n" * 20},
             ["@/article.txt:1:1: B016"], text_limit=100),
    Specimen("B016 too large", {"@/article.txt": "<ul><li>It sails.</li></ul>\n" * 20},
             ["@/article.txt:1:1: B016"], text_limit=10),
    Specimen("B015", {"@/article.txt": "Har\u00adbour\u200d می\u200cخواهم",
                      "@/annotations.yml": None},
             ["@/article.txt:1:4: B015", "@/article.txt:1:9: B015"]),
    Specimen("B101 colon", brief("Old", "Old: a"), ["@/brief.yml:1:14: B101"]),
    Specimen("B101 quote", brief("Old", '"Old'), ["@/brief.yml:1:11: B101"]),
    Specimen("B102", more("outlet: other\n"), ["@/brief.yml:7:1: B102"]),
    Specimen("B103", brief("published", "publishd"), ["@/brief.yml:3:1: B103"]),
    Specimen("B103 inside", annotated("cue:", "queue:"), ["@/annotations.yml:7:5: B103"]),
    Specimen("B104", more("topics: [&a harbour, *a]\n"),
             ["@/brief.yml:7:10: B104", "@/brief.yml:7:22: B104"]),
    Specimen("B105", more("<<: {deck: x}\n"), ["@/brief.yml:7:1: B105"]),
    Specimen("B106", brief("Old", "!Old"), ["@/brief.yml:1:11: B106"]),
    Specimen("B107", more("1: x\n"), ["@/brief.yml:7:1: B107"]),
    Specimen("B108", more("---\ndeck: x\n"), ["@/brief.yml:7:1: B108"]),
    Specimen("B109", brief("  holder", "\tholder"), ["@/brief.yml:5:1: B109"]),
    Specimen("B110", more("topics: " + "[" * 30 + "]" * 30), ["@/brief.yml:7:28: B110"]),
    Specimen("B111", more("summary: " + "x" * 64_000), ["@/brief.yml:1:1: B111"]),
    Specimen("B113", {**brief("Old harbour closed", "“Old harbour closed”"),
                      "E/places/old-harbour.yml": "name: Old Harbour\naliases: [‘The Port’]\n"},
             ["@/brief.yml:1:11: B113", "E/places/old-harbour.yml:2:11: B113"]),
    Specimen("B113 close", brief("Old harbour closed", "“Old” harbour ‘closed’"), []),
    Specimen("B113 close, by hand", brief("Old harbour closed", "'“Old harbour closed”'"), []),
    Specimen("B113 close, the article's words",
             {"@/article.txt": ARTICLE.replace('"The harbour is not safe,"', "“It leaks,”"),
              **annotated("'\"The harbour is not safe,\"'", "“It leaks,”")}, []),
    Specimen("B114", {**brief("Old harbour closed", "Harbour is #1 again"),
                      "E/places/old-harbour.yml": "name: Old Harbour\naliases:\n  - Port #2\n"},
             ["@/brief.yml:1:22: B114", "E/places/old-harbour.yml:3:10: B114"]),
    Specimen("B114, the whole of it", brief("Old harbour closed", "#MeToo in the harbour"),
             ["@/brief.yml:1:10: B203", "@/brief.yml:1:11: B114"]),
    Specimen("B114 close, in quotes",
             brief("Old harbour closed", "'Harbour is #1 again' #really"), []),
    Specimen("B114 close, comments",
             brief("Old harbour closed", "Old C# harbour closed # again ## x"), []),
    Specimen("B114 close, no words", brief("2024-05-01", "2024-05-01 #checked"), []),
    Specimen("B112", {"@/brief.yml": "- a\n", "E/people/ada-quill.yml": ""},
             ["@/brief.yml:1:1: B112", "E/people/ada-quill.yml:1:1: B112",
              "@/annotations.yml:8:13: B302", "@/annotations.yml:10:33: B302"]),
    Specimen("B201", brief("  holder: Harbour News\n", ""), ["@/brief.yml:5:3: B201"]),
    Specimen("B202", more("topics: [1, true]\nimage: x\n"),
             ["@/brief.yml:7:10: B202", "@/brief.yml:7:13: B202", "@/brief.yml:8:8: B202"]),
    Specimen("B203", brief("Old harbour closed", "") | {"O/harbour-news.yml": 'name: ""\n'},
             ["@/brief.yml:1:10: B203", "O/harbour-news.yml:1:7: B203", "@/brief.yml:2:9: B301"]),
    Specimen("B204", brief("05-01", "02-30") | annotated("05-02", "05"),
             ["@/brief.yml:3:12: B204", "@/annotations.yml:4:9: B204"]),
    Specimen("B205", more("url: javascript:alert(1)\n"), ["@/brief.yml:7:6: B205"]),
    Specimen("B206", more("  show: all\n"), ["@/brief.yml:7:9: B206"]),
    Specimen("B213", brief("2024-05-01", "2924-05-01"),
             ["@/brief.yml:3:12: B014", "@/brief.yml:3:12: B213"]),
    Specimen("B213 month", brief("2024-05-01", "2924-05"),
             ["@/brief.yml:3:12: B014", "@/brief.yml:3:12: B213"]),
    Specimen("B207", brief("harbour-news", "Harbour News"), ["@/brief.yml:2:9: B207"]),
    Specimen("B207 story without a letter", more('story: "?!"\n'), ["@/brief.yml:7:8: B207"]),
    Specimen("B207 story called as the index", more("story: Index\n"), ["@/brief.yml:7:8: B207"]),
    Specimen("B207 former address",
             {"E/places/old-harbour.yml": "name: x\nformerly: [bo-quill, persons/bo]\n"},
             ["E/places/old-harbour.yml:2:12: B207", "E/places/old-harbour.yml:2:22: B207"]),
    Specimen("B208", more("language: English\n"), ["@/brief.yml:7:11: B208"]),
    Specimen("B209", brief("CC BY 4.0", "CC BY"), ["@/brief.yml:6:12: B209"]),
    Specimen("B210", {"E/places/old-harbour.yml": "name: x\nids:\n  wikidata: 12\n"},
             ["E/places/old-harbour.yml:3:13: B210"]),
    Specimen("B211", withheld("sentence: 2", "sentence: 0"), ["@/annotations.yml:3:67: B211"]),
    Specimen("B212", withheld(SHA, "abc"), ["@/annotations.yml:1:16: B212"]),
    Specimen("B301", brief("harbour-news", "harbor-news"), ["@/brief.yml:2:9: B301"]),
    Specimen("B302", annotated("entity: ada-quill", "entity: ada-quil"),
             ["@/annotations.yml:8:13: B302"]),
    Specimen("B303", {"E/places/ada-quill.yml": "name: Quill Point\n"},
             ["E/places/ada-quill.yml:1:1: B303"]),
    Specimen("B304", {"E/people/bo-quill.yml": "name: Bo Quill\naliases:\n  - mayor quill\n"},
             ["E/people/bo-quill.yml:3:5: B304"]),
    Specimen("B305", {"E/places/old-harbour.yml": "name: x\ndifferent_from: [new-harbour]\n"},
             ["E/places/old-harbour.yml:2:18: B305"]),
    Specimen("B306", {"briefs/articles/2024/x/article.txt": ARTICLE,
                      "briefs/articles/2024/x/brief.yml": BRIEF_YML},
             ["@/article.txt:1:1: B306", "briefs/articles/2024/x/article.txt:1:1: B306"]),
    Specimen("B307", {"E/people/bo-quill.yml": "name: Bo Reed\naliases:\n  - Ada Quill\n"},
             ["E/people/bo-quill.yml:3:5: B307"]),
    Specimen("B308", {"E/people/bo-reed.yml": "name: Bo Reed\naliases:\n  - Quill\n"},
             ["E/people/bo-reed.yml:3:5: B308"]),
    Specimen("B309", more("story: Dam talks\n")
             | {"briefs/articles/2024/x/article.txt": "The dam held.\n",
                "briefs/articles/2024/x/brief.yml": BRIEF_YML + "story: Dam! talks\n"},
             ["briefs/articles/2024/x/brief.yml:7:8: B309"]),
    Specimen("B310 still a record",
             {"E/places/old-harbour.yml": "name: Old Harbour\nformerly: [people/ada-quill]\n"},
             ["E/places/old-harbour.yml:2:12: B310"]),
    Specimen("B310 two claim it",
             {"E/places/old-harbour.yml": "name: Old Harbour\nformerly: people/bo-quill\n",
              "E/people/bo-reed.yml": "name: Bo Reed\nformerly:\n  - people/bo-quill\n"},
             ["E/places/old-harbour.yml:2:11: B310"]),
    Specimen("B311", {"@/article.txt": LONGER,
                      "briefs/articles/2024/x/article.txt": LONGER.replace("a year", "two years"),
                      "briefs/articles/2024/x/brief.yml": BRIEF_YML},
             ["briefs/articles/2024/x/article.txt:1:1: B311"]),
    Specimen("B312", {"O/news.yml": "name: harbour  NEWS\n"},
             ["O/news.yml:1:7: B312", "O/news.yml:1:1: B314"]),
    Specimen("B312 alias", {"O/news.yml": "name: x\naliases: [y, Harbour News]\n"},
             ["O/news.yml:2:14: B312", "O/news.yml:1:1: B314"]),
    Specimen("B314", {"O/news.yml": "name: The News\n"}, ["O/news.yml:1:1: B314"]),
    Specimen("B314 close, drawn on",
             {"O/news.yml": "name: The News\naliases: [News]\n",
              **more("based_on: [{title: x, publisher: news}]\n")}, []),
    Specimen("B314 close, a slug with a slip",
             {"O/news.yml": "name: The News\n", **brief("harbour-news", "newss")},
             ["@/brief.yml:2:9: B301"]),
    Specimen("B401", brief("license: CC BY 4.0", f"{CLOSED}\n  show: excerpt"),
             ["@/brief.yml:7:9: B401", "@/article.txt:1:1: B402"]),
    Specimen("B402", brief("license: CC BY 4.0", CLOSED), ["@/article.txt:1:1: B402"]),
    Specimen("B403", withheld("2024", "2024") | {"briefs/private/2024/harbour-closed.txt": "x"},
             ["@/annotations.yml:1:16: B403"]),
    *(Specimen(f"B404 {name}", withheld("words: 5", change) | ALL_RESERVED,
               [f"@/annotations.yml:{at}: B404"])
      for name, change, at in (
          ("content", "words: 7, content: one two three four five six seven", "3:89"),
          ("source", f"words: 5, source: {'a ' * 12}", "3:88"),
          ("context", f"words: 1, cue: {{exact: said, suffix: {'a ' * 11}}}", "3:85"))),
    Specimen("B404 none under show: link", withheld("words: 5", "words: 1, content: one")
             | {"@/brief.yml": str(ALL_RESERVED["@/brief.yml"]).rstrip() + "\n  show: link\n"},
             ["@/annotations.yml:3:89: B404"]),
    *(Specimen(f"B404 close: {name}", withheld("words: 5", change) | changes, [])
      for name, change, changes in (
          ("a quarter", "words: 6, content: one two three four five six", ALL_RESERVED),
          ("a description", f"words: 5, source: {'a ' * 11}", ALL_RESERVED),
          ("an open licence", "words: 7, content: one two three four five six seven", {}))),
    Specimen("B509 close", {"@/annotations.yml": OTHERWISE}, []),
    Specimen("B313", more('why: "[a](people/ada-quill.md), [b](www.example.org), [c](https://)"\n')
             | annotated("No date is given.", "'See [it](../../../people/ada-quil/).'"),
             [*["@/brief.yml:7:6: B313"] * 3, "@/annotations.yml:12:28: B313"]),
    Specimen("B313 all sound",
             more("why: '[a](../../../people/ada-quill/#s1), [b](https://example.org/), [c](#s3),"
                  " [d](../../../outlets/harbour-news/), [e](../harbour-closed/),"
                  " [f](../../../search/), [g](mailto:a@example.org)'\n"), []),
    Specimen("B501", annotated("target: a year", "target: a yaer"),
             ["@/annotations.yml:12:14: B501"]),
    Specimen("B501 and no follow-up", annotated("is not safe,\"'\n    source: Mayor Ada Quill",
             "is quite safe,\"'\n    source: harbour"), ["@/annotations.yml:5:14: B501"]),
    Specimen("B502", annotated("target: a year", "target: harbour"),
             ["@/annotations.yml:12:14: B502"]),
    Specimen("B503", annotated("    content: '\"The harbour is not safe,\"'\n", ""),
             ["@/annotations.yml:2:5: B503"]),
    Specimen("B503 without text", withheld(", words: 5", ""), ["@/annotations.yml:3:5: B503"]),
    Specimen("B504", withheld("sentence: 2", "sentence: 4"), ["@/annotations.yml:3:67: B504"]),
    Specimen("B505", withheld("words: 26", "words: 26, attributed: [1]"),
             ["@/annotations.yml:1:137: B505"]),
    Specimen("B505 no source", withheld("words: 26", "words: 26, attributed: [2]"),
             ["@/annotations.yml:1:137: B505"]),
    Specimen("B509", {"@/annotations.yml": DECIDED_TWICE}, ["@/annotations.yml:9:5: B509"]),
    Specimen("B516", {"@/annotations.yml": DENIED}, ["@/annotations.yml:9:5: B516"]),
    Specimen("B516 other words around it",
             {"@/annotations.yml": DENIED.replace("'\"The harbour is not safe,\"'",
                                                  "{exact: '\"The harbour is not safe,\"', "
                                                  "suffix: ' Mayor'}", 1)},
             ["@/annotations.yml:9:5: B516"]),
    Specimen("B516 close, of another source", {"@/annotations.yml": OF_ANOTHER}, []),
    Specimen("B516 close, added beside it",
             {"@/annotations.yml": DENIED.replace("confirmed", "added", 1)}, []),
    *(Specimen(f"B516 {name}", annotated("notes:", NAMED.format(other)), found)
      for name, other, found in (
          ("a name, nobody's", "null", ["@/annotations.yml:11:5: B516"]),
          ("a name, another's", "old-harbour", ["@/annotations.yml:11:5: B516"]),
          ("close, the same name twice", "ada-quill", []))),
    Specimen("B510", withheld("words: 26", "words: 26, open: 9"),
             ["@/annotations.yml:1:130: B510"]),
    Specimen("B510 close", withheld("words: 26", "words: 26, open: 0"), []),
    Specimen("B506", {"@/article.txt": ARTICLE + "The Wardens agreed.\n", **WARDENS},
             ["E/organizations/wardens-south.yml:2:11: B304", "@/article.txt:4:5: B506"]),
]  # fmt: skip
