"""A root with articles of our own under each kind of rights, with their text and without.

No two of the articles share a run of twelve words, so that a run in the built site tells which of
them it comes from.
"""

from __future__ import annotations

import json

# `@` is another word in each article and stands at most eleven words from the next.
TEMPLATE = """\
The @ at Northbank was closed on Monday for the first @ holiday since the war, @ engineers said.

"The @ is not safe and has not been safe since spring," the @ keeper Ada Quill told the Ledger.

The @ was built by prisoners, and no @ of its kind stands anywhere else on this @ coast.

Quill said that "nobody had listened to the @ crew" when it asked for a new @ roof in March.

According to the Northbank Office, the @ will open before summer and old @ tickets stay valid.

"I have worked at this @ for thirty years and in those years I saw the @ in storms and floods \
and in the great @ frost when the @ froze from end to end and still nobody of the @ board \
thought of closing the @ for as much as a single @ day because the people of the @ needed it," \
the @ porter Bo Lark said.

A @ clerk who asked not to be named because the @ board might dismiss her said the @ doors had \
been locked for weeks.

The @ town reportedly paid for the rooms of @ passengers who waited three days for the @ to open.

People around the @ had been promised "a @ that is open in every kind of @ weather that we know of".
"""
NAMES = {"full": "tunnel", "excerpt": "arcade", "quotes": "depot", "link": "bridge"}
QUOTE = "the {} was never safe and the keeper of the {} had said so for years"


def files() -> dict[str, str]:
    made = {
        "mkdocs.yml": "site_name: Rights\nvalidation: {omitted_files: ignore}\n",
        "briefs/outlets/ledger.yml": "name: Ledger\n",
        "briefs/entities/people/ada-quill.yml": "name: Ada Quill\naliases: [Quill]\n",
        "briefs/entities/organizations/northbank-office.yml": "name: Northbank Office\n",
    }
    for show, name in NAMES.items():
        head = (
            f"headline: News of the {name}\noutlet: ledger\npublished: 2024-05-06\n"
            f"story: What was closed\ndeck: The {name} is closed.\n"
            f"rights: {{holder: Ledger, license: CC-BY-4.0, show: {show}}}\n"
        )
        made[f"briefs/articles/2024/{name}/brief.yml"] = head
        made[f"briefs/articles/2024/{name}/article.txt"] = TEMPLATE.replace("@", name)
        if show == "full":
            continue
        folder = f"briefs/articles/2024/{name}-without-text"
        made[f"{folder}/brief.yml"] = head.replace("News", "More news")
        said = json.dumps(QUOTE.format(f"{name} gate", f"{name} gate"))
        made[f"{folder}/annotations.yml"] = (
            f'text: {{sha256: "{name[0] * 64}", paragraphs: 3, sentences: 3, words: 120}}\n'
            f"statements:\n- {{verdict: confirmed, by: A. Reader, on: 2024-05-07, sentence: 2,"
            f" words: 16, content: {said}, source: the keeper, cue: said, entity: ada-quill,"
            f" form: indirect}}\n"
        )
    return made
