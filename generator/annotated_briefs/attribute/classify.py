"""On what footing a source is cited: form, naming class, access, addressee, relays, second hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from annotated_briefs.attribute.found import Cue, CueKind, Found, Source
from annotated_briefs.attribute.lexicon import tagged, words
from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.occasions import holders_of, outside, said_in_public
from annotated_briefs.attribute.outlet import means_us, names_outlet
from annotated_briefs.attribute.quotes import Quotation, is_quoted
from annotated_briefs.attribute.sources import agent, noun_phrase
from annotated_briefs.attribute.speakers import SEVERAL, quoted_as_saying
from annotated_briefs.attribute.tree import Range, Tree
from annotated_briefs.model import Access, Form, Kind, Mention, Naming, Span, Spans, overlapping
from annotated_briefs.text import WORD

_PRONOUNS = frozenset({"PRON", "DET"})


_POINTING = frozenset({"one", "he", "she", "it", "him", "her", "them", "who", "that", "which"})
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one", "no"})


def form_of(text: str, content: Spans, quotations: Sequence[Quotation]) -> Form:
    """Direct if every word of the content stands inside marks, mixed if some do."""
    near = [q for span in content for q in overlapping(quotations, span)]
    if not near:
        return Form.INDIRECT
    inside = [
        is_quoted(near, span.start + m.start())
        for span in content
        for m in WORD.finditer(span.of(text))
    ]
    if all(inside):
        return Form.DIRECT
    return Form.MIXED if any(inside) else Form.INDIRECT


def naming_of(tree: Tree, found: Found, mention: Mention | None) -> Naming | None:
    """The naming class (AP, Reuters and NYT rules on anonymity).

    None for an open pronoun and for an interview's "A:", which name nobody.
    """
    if mention is None and found.frame == "answer":
        return None
    return naming_of_phrase(tree, found.source, mention, cue=found.cue.kind)


def naming_of_phrase(
    tree: Tree, source: Source, mention: Mention | None, *, cue: CueKind
) -> Naming | None:
    """The same of one noun phrase: of each that "A and B said" joins."""
    head = tree[source.head]
    if mention is not None:
        return _of_mention(tree, mention)
    if head.text.lower() in SEVERAL:
        return Naming.UNNAMED
    if head.pos in _PRONOUNS:
        return None
    return _by_noun(tree, source) or _by_name(tree, source, cue)


def _of_mention(tree: Tree, mention: Mention) -> Naming:
    if mention.kind is Kind.PERSON:
        return Naming.NAMED
    return Naming.MEDIA_REPORT if is_media(tree, mention.span) else Naming.INSTITUTION


def _by_name(tree: Tree, source: Source, cue: CueKind) -> Naming:
    """A name that no mention covers, or a word for people."""
    head = tree[source.head]
    if head.lemma.lower() in words("roles"):
        return Naming.UNNAMED
    if cue is CueKind.SPEAKER_LABEL:
        return Naming.NAMED
    if cue is CueKind.ACCORDING and _has_article_of_its_own(tree, source):
        return Naming.INSTITUTION
    return _unlisted_name(tree, source) if head.pos == "PROPN" else Naming.UNNAMED


def _has_article_of_its_own(tree: Tree, source: Source) -> bool:
    """ "according to **The** Ledger": no person is called so."""
    low, _ = source.tokens
    capital = tree[low].text == "The" and low > tree.sentence(low)[0]
    return capital and tree[source.head].text[:1].isupper()


def _by_noun(tree: Tree, source: Source) -> Naming | None:
    """What the head noun says: a paper, a document, a body."""
    head = tree[source.head]
    # The lemma of "media" is "medium", which is no outlet, and that of "data" is "datum".
    named = {head.lemma.lower(), head.text.lower()}
    documents = named & words("documents")
    if _is_outlet_noun(tree, source.head) or (documents and _is_of_outlet(tree, source.head)):
        return Naming.MEDIA_REPORT
    if head.text.lower() == "reports" and not _is_somebodys(tree, source.head):
        return Naming.MEDIA_REPORT
    if documents:
        return Naming.DOCUMENT
    if not named & words("institutions"):
        return None
    return Naming.UNNAMED if _some_of_many(tree, source.head) else Naming.INSTITUTION


def _is_outlet_noun(tree: Tree, i: int) -> bool:
    """ "the **newspaper**", "**Reuters**", "the news **agency**"; a film star is no "Star"."""
    token, listed = tree[i], tagged("media")
    before = tree[i - 1].text.lower() if i and tree[i - 1].dep in {"compound", "nmod"} else ""
    for form in {token.lemma.lower(), token.text.lower()}:
        if f"{before} {form}" in listed:
            return True
        if form in listed and (token.pos == "PROPN" or "noun" in listed[form]):
            return True
    return False


def _is_of_outlet(tree: Tree, document: int) -> bool:
    """ "a **newspaper** report", "**Reuters'** analysis", "a report **in the Times**".

    A press release is somebody's own. What an outlet has seen or got hold of is not of the outlet.
    """
    if tree[document].lemma.lower() in words("issued"):
        return False
    makers = list(tree.with_dep(document, "compound", "nmod", "amod", "poss"))
    makers += [c for m in makers for c in tree.with_dep(m, "compound")]
    for preposition in tree.with_dep(document, "prep"):
        if tree[preposition].text.lower() in {"by", "in", "from"}:
            makers += tree.with_dep(preposition, "pobj")
    return any(_is_outlet_noun(tree, i) for i in makers)


def _some_of_many(tree: Tree, noun: int) -> bool:
    """ "some militias", "no organisation": which of them, nobody is told."""
    return any(
        tree[c].text.lower() in {"some", "several", "many", "few", "no", "other", "various"}
        for c in tree.children[noun]
    )


def _is_somebodys(tree: Tree, noun: int) -> bool:
    """ "police reports", "reports by the ministry"; "unconfirmed reports" are nobody's."""
    own = (tree[c] for c in tree.children[noun])
    return any(t.dep in {"poss", "compound", "prep", "acl"} for t in own)


def _unlisted_name(tree: Tree, source: Source) -> Naming:
    """A proper name that no mention covers: by what the model called it."""
    span = tree[source.head].span
    label = next((e.label for e in tree.analysis.entities if e.span.overlaps(span)), "")
    if label == "PERSON":
        return Naming.NAMED
    if label in {"ORG", "GPE", "FAC"}:
        return Naming.MEDIA_REPORT if is_media(tree, span) else Naming.INSTITUTION
    if label == "NORP" or tree[source.head].tag == "NNPS":
        return Naming.UNNAMED
    return Naming.NAMED


def is_media(tree: Tree, span: Span) -> bool:
    """Whether a name is that of a newspaper, broadcaster or agency, by its words."""
    listed = words("media")
    found = WORD.findall(span.of(tree.analysis.reading).lower())
    return any(" ".join(found[k:]) in listed for k in range(len(found)))


def addressee_of(tree: Tree, cue: Cue, apart: Range) -> Range | None:
    """Who was told: "told **reporters**"."""
    if tree[cue.head].lemma not in words("telling"):
        return None
    for child in tree.with_dep(cue.head, "dobj", "dative"):
        near = cue.head < child and apart[0] <= child < max(apart[1], cue.head + 8)
        if near and tree[child].pos in {"NOUN", "PROPN", "PRON"}:
            return noun_phrase(tree, child).tokens
    return None


def access_of(
    tree: Tree,
    found: Found,
    addressee: Range | None,
    naming: Naming | None,
    outlets: Collection[str],
) -> Access:
    """How the article came by the words, as far as it says."""
    clause = _clause_words(tree, found)
    told = {tree[i].text.lower() for i in range(*addressee)} if addressee else set()
    if _told_outlet(tree, found, addressee, clause, outlets):
        return Access.TOLD_OUTLET
    if (
        (naming is Naming.MEDIA_REPORT and found.frame != "label")
        or (addressee is not None and _told_media(tree, addressee))
        or _interviewed_elsewhere(tree, found)
        or _quoted_by(tree, found) is not None
    ):
        return Access.OTHER_OUTLET
    if naming is Naming.DOCUMENT:
        return Access.DOCUMENT
    return Access.PUBLIC if said_in_public(tree, found, told) else Access.NOT_STATED


def _clause_words(tree: Tree, found: Found) -> set[str]:
    """The words of the cue's sentence that are not in the content."""
    return {tree[i].lemma.lower() for i in outside(tree, found)}


def _told_outlet(
    tree: Tree,
    found: Found,
    addressee: Range | None,
    clause: Collection[str],
    outlets: Collection[str],
) -> bool:
    """ "told the Courier", "told us", "in an interview with the Courier", "speaking to us"."""
    if (by := _quoted_by(tree, found)) is not None:
        return names_outlet(tree.span(by.tokens).of(tree.analysis.reading), outlets)
    if addressee is not None:
        told = _with_complements(tree, addressee).of(tree.analysis.reading)
        return means_us(told) or names_outlet(told, outlets)
    talks = not _TALKS.isdisjoint(clause)
    return any(
        names_outlet(tree.span(tree.subtree(i)).of(tree.analysis.reading), outlets)
        or means_us(tree.span(tree.subtree(i)).of(tree.analysis.reading))
        for i in _spoken_to(tree, found)
        if (talks and _came_about(tree, i)) or _to_whom(tree, found, i)
    )


def _spoken_to(tree: Tree, found: Found) -> Iterator[int]:
    """The objects of "with" and "to" in the cue's sentence, outside content and source."""
    first, last = tree.sentence(found.cue.head)
    low, high = found.source.tokens
    for i in range(first, last):
        before = tree[i].dep == "pobj" and tree[tree[i].head].text.lower() in {"with", "to"}
        inside = low <= i < high or any(s.contains(tree[i].span) for s in found.content)
        if before and not inside:
            yield i


def _to_whom(tree: Tree, found: Found, i: int) -> bool:
    """ "confirmed **to the BBC** that": a name behind the "to" of the cue, if that is a verb."""
    before = tree[i].head
    own = tree[before].head == found.cue.head and tree[before].text.lower() == "to"
    return own and found.cue.kind is CueKind.VERB and tree[i].pos == "PROPN"


def _interviewed_elsewhere(tree: Tree, found: Found) -> bool:
    """ "in an interview **with the Norvik Post**", "speaking **to the BBC**", where the saying
    hangs on that."""
    holders = {*holders_of(tree, found)}
    return any(
        (_to_whom(tree, found, i) or _said_there(tree, found, i, holders))
        and _told_media(tree, noun_phrase(tree, i).tokens)
        for i in _spoken_to(tree, found)
    )


def _said_there(tree: Tree, found: Found, i: int, holders: Collection[int]) -> bool:
    """Whether it was said in the talk with the ``i``-th. "who refused to speak **to the BBC**",
    "after speaking **to the BBC**" and "cancelled an interview **with the BBC**" tell of another.
    """
    talk = tree[tree[i].head].head
    if tree[talk].dep == "acl" and tree[talk].lemma.lower() not in _TALKS:
        talk = tree[talk].head  # "an interview published on Sunday with the Norvik Post"
    above = tree[talk].head
    if tree[talk].lemma.lower() not in _TALKS or not _came_about(tree, i):
        return False
    if tree[talk].pos == "NOUN":
        inside = tree[talk].dep == "pobj" and tree[above].text.lower() in {"in", "during"}
        return inside and tree[above].head in holders
    opened = {tree[c].text.lower() for c in tree.with_dep(talk, "mark", "advmod")}
    at_once = tree[talk].tag == "VBG" and not tree.first(talk, "mark")
    if tree[talk].dep in {"advcl", "acl"}:
        return above in holders and (at_once or not _MEANWHILE.isdisjoint(opened))
    return tree[found.cue.head].dep == "conj" and tree[found.cue.head].head == talk


def _came_about(tree: Tree, i: int) -> bool:
    """Whether the talk with the ``i``-th was neither refused nor denied, nor before or behind."""
    below = i
    for above in [*tree.ancestors(i)][:_INTERVIEW_DEPTH]:
        lemma = tree[above].lemma.lower()
        # "did not speak to us", "did not give us an interview": of the talk, not of what was said.
        of_it = lemma in _TALKS or tree[below].dep in {"dobj", "xcomp"}
        if lemma in _ANOTHER_TIME or (of_it and tree.first(above, "neg") is not None):
            return False
        below = above
    return True


_TALKS = frozenset({"interview", "speak", "talk"})
_MEANWHILE = frozenset({"when", "while", "as"})
_ANOTHER_TIME = frozenset(
    ("refuse", "decline", "reject", "cancel", "avoid", "without", "before", "after", "about")
)
_INTERVIEW_DEPTH = 4
"""Post, with, interview, in, said."""


def _with_complements(tree: Tree, addressee: Range) -> Span:
    """ "a reporter **for the Courier**": the parser may hang the outlet on the verb."""
    low, high = addressee
    _, last = tree.sentence(low)
    if high + 1 < last and tree[high].text.lower() in {"for", "from", "at", "of"}:
        target = tree.first(high, "pobj")
        high = tree.right[target] if target is not None else high
    return tree.span((low, high))


def _told_media(tree: Tree, addressee: Range) -> bool:
    """ "told **the Norvik Times**", "told **the BBC's Today programme**", "told **state media**".

    Who tells the press or reporters speaks in public.
    """
    low, high = addressee
    names = (i for i in range(low, high) if tree[i].pos == "PROPN" and _is_outlet_noun(tree, i))
    if any(not _names_another(tree, i) for i in names):
        return True
    last = high - 1
    if not _is_outlet_noun(tree, last):
        return False
    plural = tree[last].text.lower() in words("audiences")
    return not plural or tree.first(last, "compound", "poss", "nmod", "amod") is not None


def _names_another(tree: Tree, i: int) -> bool:
    """ "the **Press** Club": the word is part of a name that is no outlet's."""
    head = tree[i].head
    proper = tree[i].dep == "compound" and tree[head].pos == "PROPN"
    return proper and not _is_outlet_noun(tree, head)


def _quoted_by(tree: Tree, found: Found) -> Source | None:
    """Who stands between in "was quoted **by Y** as saying"."""
    above = list(tree.ancestors(found.cue.head))[:2]
    for quoted in (found.cue.head, *above):
        said = quoted_as_saying(tree, quoted)
        if said is not None and found.cue.head in {quoted, said}:
            return agent(tree, quoted) or agent(tree, said)
    return None


def relays_of(tree: Tree, names: Names, found: Found, mention: Mention | None) -> Spans:
    """Whose view the content relays: the subject of a verb of thinking or feeling in it."""
    for span in found.content:
        for i in tree.tokens_of(span):
            token = tree[i]
            if token.lemma.lower() not in words("views") or token.pos not in {"VERB", "ADJ"}:
                continue
            verb = token.head if token.dep == "acomp" or token.pos == "ADJ" else i
            # "is considered": whoever considers is not named.
            passive = "nsubjpass" if token.lemma.lower() in words("moved") else "nsubj"
            subject = tree.first(verb, "nsubj", passive)
            if subject is None or not _another(tree, names, subject, mention):
                continue
            phrase = tree.span(noun_phrase(tree, subject).tokens)
            if span.contains(phrase):
                return (phrase,)
    return ()


def _another(tree: Tree, names: Names, subject: int, mention: Mention | None) -> bool:
    """Whether the subject is someone else than the speaker, as far as its word tells."""
    word, before = tree[subject].text.lower(), tree[tree.left[subject]].text.lower()
    if word in _NOBODY or before in _NOBODY:
        return False
    if word in words("own_voice") | _POINTING:
        return word in {"who", "that"}
    other = names.at(subject)
    return other is None or mention is None or other.entity != mention.entity


def second_hand_of(tree: Tree, found: Found, naming: Naming | None) -> Spans:
    """The words that say the source reports another: "citing ...", or a media report itself."""
    if found.frame == "label":
        return ()
    if (by := _quoted_by(tree, found)) is not None:
        return (tree.span(by.tokens),)
    if found.cue.kind in {CueKind.VERB, CueKind.ACCORDING}:
        for child in tree.with_dep(found.cue.head, "advcl", "prep"):
            if tree[child].text.lower() in {"citing", "quoting"}:
                low, high = tree.subtree(child)
                return (tree.span((low, high)),)
    return (tree.span(found.source.tokens),) if naming is Naming.MEDIA_REPORT else ()
