"""Captions and credits of an article's pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from lxml.html import HtmlElement

from annotated_briefs.intake import photographers
from annotated_briefs.intake.boilerplate import named
from annotated_briefs.intake.bounds import LONGEST
from annotated_briefs.intake.page import content
from annotated_briefs.intake.segments import Segment
from annotated_briefs.intake.structured import Node, Structured, fold
from annotated_briefs.intake.votes import count
from annotated_briefs.model import Image

_LABEL = re.compile(
    rf"^(?:image caption|caption|{photographers.KIND}(?:\s+(?:credits?|by))?)\s*[,:]\s*", re.I
)
# Words for machines and players that stand in captions.
_NOISE = re.compile(
    r"(?:open this photo in gallery:?|image source,?|image caption,?|enlarge(?: this image)?"
    r"|hide caption|toggle caption|play video|watch.{0,20}|loading.{0,5}|advertisements?)$",
    re.I,
)


def images(found: Iterable[Segment]) -> tuple[Image, ...]:
    """One for each caption, in the page's order; what is printed twice counts once."""
    made: dict[str, Image] = {}
    for group in _figures(found):
        image = _image(group)
        if image and fold(image.caption) not in made:
            made[fold(image.caption)] = image
    return tuple(made.values())


# ------------------------------------------------------------------ captions that stand twice

_CAPTION_WORDS = range(4, 81)
# Where so much of a text repeats captions, they are the text: of a page about a video.
_MOST = 0.2


def shown(tree: HtmlElement, stated: Structured) -> frozenset[str]:
    """The captions of the page's pictures and videos, as `fold` has them: those that are set as
    such, and those that are stated for machines."""
    pieces = (content(e) for figure in tree.iter("figcaption") for e in figure.iter())
    of_media = (
        text
        for key in ("video", "image", "associatedMedia")
        for node in _nodes(stated, stated.article.get(key))
        for name in ("description", "caption")
        for text in stated.names(node.get(name))
    )
    return frozenset(fold(one) for one in (*pieces, *of_media) if count(one) in _CAPTION_WORDS)


def _nodes(stated: Structured, value: object) -> list[Node]:
    items = value if isinstance(value, list) else [value]
    return [stated.node(item) for item in items[:50]]


def apart(kept: Sequence[Segment], known: Set[str]) -> tuple[Sequence[Segment], Sequence[Segment]]:
    """The blocks of a text, and those among them that only say a caption again."""
    again = [s for s in kept if fold(s.text) in known]
    if sum(s.words for s in again) > _MOST * sum(s.words for s in kept):
        return kept, ()
    return [s for s in kept if fold(s.text) not in known], again


def _figures(found: Iterable[Segment]) -> list[list[Segment]]:
    """Segments by the figure, or else the element, in which they stand."""
    groups: dict[HtmlElement, list[Segment]] = {}
    for segment in found:
        groups.setdefault(_frame(segment.element), []).append(segment)
    return list(groups.values())


def _frame(element: HtmlElement) -> HtmlElement:
    around = (element, *element.iterancestors())
    figure = next((e for e in around if e.tag == "figure"), None)
    if figure is not None:
        return figure
    return next((e for e in around if e.tag not in ("p", "span", "figcaption")), element)


def _image(group: Sequence[Segment]) -> Image | None:
    captions: list[str] = []
    origins: list[str] = []
    for segment in group:
        text = segment.text.replace("\n", " ").strip()
        short = len(text) <= LONGEST
        if short and _NOISE.match(text):
            continue
        if "credit" in named(segment.element) or photographers.is_credit(text):
            origins.append(text)
            continue
        marked = _marked(segment.element)
        captions.append(text.removesuffix(marked).strip() if marked != text else text)
        origins += [marked] if marked and marked != text else []
    caption = " ".join(dict.fromkeys(captions))
    credit = origins[0].strip(" ()[]") if origins else ""
    if not credit:
        caption, found = photographers.parted(caption)
        credit = found or ""
    caption, credit = _LABEL.sub("", caption), _LABEL.sub("", credit)
    return Image(caption, credit or None) if caption else None


def _marked(element: HtmlElement) -> str:
    """The words that an element inside a caption marks as the credit."""
    inside = (e for e in element.iterdescendants() if "credit" in named(e))
    return next((words for e in inside if (words := content(e))), "")
