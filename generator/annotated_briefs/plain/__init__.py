"""Plain: each page once more as Markdown that programs read, and llms.txt, which leads to them.

After https://llmstxt.org: ``index.html.md`` stands beside the page of a brief, a name, a story and
an outlet, without HTML and with rights applied.
"""

from annotated_briefs.plain.pages import render_plain

__all__ = ["render_plain"]
