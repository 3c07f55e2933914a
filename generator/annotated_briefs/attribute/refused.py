"""What is no statement though it has the shape of one."""

from __future__ import annotations

from annotated_briefs.attribute.clauses import is_infinitive
from annotated_briefs.attribute.found import Cue, CueKind, Found, Source
from annotated_briefs.attribute.lexicon import tagged, words
from annotated_briefs.attribute.sources import agent
from annotated_briefs.attribute.speakers import SEVERAL, generic_one, is_quantity, quoted_as_saying
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Spans

_POINTERS = frozenset(
    {"that", "this", "so", "it", "which", "what", "them", "him", "her", "these", "those"}
)


def refused(text: str, tree: Tree, found: Found) -> bool:
    """Whether any of the reasons below speaks against ``found``."""
    return (
        no_speaker(tree, found.cue, found.source)
        or no_saying(tree, found.cue)
        or passed_over(tree, found.cue, found.source)
        or holds_saying(tree, found)
        or purpose(tree, found.cue)
        or turn(tree, found.source)
        or only_told(tree, found)
        or no_phrase(tree, found.source)
        or no_clause(tree, found.cue)
        or swallows_another(tree, found)
        or furniture(tree, found)
        or puts_question(text, tree, found)
        or is_pronoun(text, found.content)
    )


def no_speaker(tree: Tree, cue: Cue, source: Source) -> bool:
    """Whether the source is nobody who could be cited: the writer, anybody at all, a day, a sum."""
    return (
        own_voice(tree, source)
        or generic_one(tree, cue, source)
        or is_quantity(tree, source.head)
        or among_things(tree, cue, source)
        or somebodys_thing(tree, source)
    )


def no_saying(tree: Tree, cue: Cue) -> bool:
    """Whether the cue, as it is used here, tells of no saying, whatever stands around it."""
    return (
        hedged(tree, cue)
        or infers(tree, cue)
        or is_reply(tree, cue)
        or asks_for_silence(tree, cue)
        or passes_on(tree, cue)
        or moves(tree, cue)
        or tied(tree, cue)
    )


def tied(tree: Tree, cue: Cue) -> bool:
    """ "Iran-**aligned** militias", "a state-**backed** firm": what kind, and nobody's words."""
    return cue.head > 0 and tree[cue.head].tag == "VBN" and tree[cue.head - 1].text == "-"


def among_things(tree: Tree, cue: Cue, source: Source) -> bool:
    """ "Listing **some** of the events, **some** held there": of what is listed, and nobody."""
    low, high = source.tokens
    word = tree[low].text.lower()
    if high - low != 1 or word not in SEVERAL or tree[cue.head].tag != "VBG":
        return False
    return any(tree[i].text.lower() == word for i in tree.with_dep(cue.head, "dobj"))


_SPEAK = ("roles", "person_nouns", "institutions", "documents", "media")


def somebodys_thing(tree: Tree, source: Source) -> bool:
    """ "Kemp, **whose feud** threatened to ...": a feud says nothing; "whose lawyer" does."""
    if tree[source.tokens[0]].text.lower() != "whose" or tree[source.head].pos == "PROPN":
        return False
    noun = {tree[source.head].lemma.lower(), tree[source.head].text.lower()}
    return all(noun.isdisjoint(tagged(name)) for name in _SPEAK)


def is_reply(tree: Tree, cue: Cue) -> bool:
    """ "declined to comment", "did not reply", "was asked for comment": signals, no statements."""
    lemma = tree[cue.head].lemma.lower()
    if _comments_not(tree, cue.head):
        return True
    if lemma in {"decline", "refuse"}:
        return any(
            tree[c].lemma.lower() in words("replying") for c in tree.with_dep(cue.head, "xcomp")
        ) or any(_is_request(tree, c) for c in tree.with_dep(cue.head, "dobj"))
    if lemma in {"ask", "approach", "contact"}:
        return any(
            tree[p].text.lower() == "for" and _is_request(tree, o)
            for p in tree.with_dep(cue.head, "prep")
            for o in tree.with_dep(p, "pobj")
        )
    negated = tree.first(cue.head, "neg") is not None
    if lemma in {"wish", "want"} and negated:
        return any(tree[c].lemma == "comment" for c in tree.with_dep(cue.head, "xcomp"))
    return lemma in _ANSWERING and negated


def _comments_not(tree: Tree, verb: int) -> bool:
    """ "declined **to comment** on it", "would not **comment** on it", "has not **commented**"."""
    lemma, above = tree[verb].lemma.lower(), tree[verb].head
    if lemma not in words("replying") or tree[verb].pos != "VERB":
        return False
    if tree[verb].dep == "xcomp" and tree[above].lemma.lower() in {"decline", "refuse"}:
        return True
    if tree.first(verb, "neg") is None:
        return False
    return lemma in _COMMENTING or any(tree[c].tag == "MD" for c in tree.with_dep(verb, "aux"))


_COMMENTING = frozenset({"comment", "elaborate"})
_ANSWERING = frozenset({"respond", "reply", "return", "answer"})
_REQUESTS = frozenset({"comment", "interview", "request", "response", "reaction"})


def _is_request(tree: Tree, noun: int) -> bool:
    return tree[noun].lemma.lower() in _REQUESTS


def asks_for_silence(tree: Tree, cue: Cue) -> bool:
    """ "asked not to be named", "declined to give her name": why a source has no name."""
    if tree[cue.head].lemma.lower() not in _WISHES:
        return False
    for verb in tree.with_dep(cue.head, "xcomp"):
        lemma = tree[verb].lemma.lower()
        if lemma in {"name", "identify", "quote"} and tree.first(verb, "auxpass") is not None:
            return True
        if lemma in {"give", "provide", "share"} and any(
            tree[c].lemma.lower() in {"name", "surname"} for c in tree.with_dep(verb, "dobj")
        ):
            return True
    return any(
        tree[i].text.lower() == "anonymity"
        for i in range(cue.head, tree.right[cue.head])
        if tree[i].head == cue.head or tree[tree[i].head].head == cue.head
    )


_WISHES = frozenset(
    {"ask", "request", "decline", "refuse", "insist", "demand", "want", "wish", "prefer"}
)


def is_pronoun(text: str, content: Spans) -> bool:
    """ "said **so**", "believes **that**": a word that points elsewhere is no content."""
    return len(content) == 1 and content[0].of(text).lower() in _POINTERS


def own_voice(tree: Tree, source: Source) -> bool:
    """The writer and the reader are nobody's sources ("I", "our study"); nor is a bare "that"."""
    voice = words("own_voice")
    owners = tree.with_dep(source.head, "poss")
    return tree[source.head].text.lower() in voice or any(
        tree[i].text.lower() in voice for i in owners
    )


def hedged(tree: Tree, cue: Cue) -> bool:
    """ "reportedly agreed", "were reportedly worried": a hedge reports the agreeing itself.

    Neither the verb nor the hedge ("**reportedly** worried") makes a statement.
    """
    above = tree[cue.head].head
    beside = [cue.head, *tree.children[cue.head]]
    if tree[cue.head].dep == "acomp":
        beside += tree.children[above]
    return any(tree[i].text.lower() in words("hedges") for i in beside)


def infers(tree: Tree, cue: Cue) -> bool:
    """ "..., suggesting that": what the writer concludes, not what the subject says."""
    token = tree[cue.head]
    return token.tag == "VBG" and token.dep == "advcl" and token.lemma in words("inference")


def passes_on(tree: Tree, cue: Cue) -> bool:
    """ "X said it sank, **citing** the navy": who stands behind X is no words of X."""
    token = tree[cue.head]
    if token.text.lower() not in {"citing", "quoting"} or token.dep not in {"advcl", "prep"}:
        return False
    return "quote" in tagged("verbs").get(tree[token.head].lemma.lower(), frozenset())


def moves(tree: Tree, cue: Cue) -> bool:
    """ "prices rose, **worrying** the council": who feels it is the object, and nobody says it."""
    feels = tree[cue.head].lemma.lower() in words("moved")
    if not feels or cue.kind is not CueKind.VERB or tree.first(cue.head, "dobj") is None:
        return False
    # "persuaded the council that it was safe" took words.
    return tree.first(cue.head, "ccomp", "xcomp") is None


def purpose(tree: Tree, cue: Cue) -> bool:
    """ "met **to praise** the plan": not yet praise; "went on to praise it" is."""
    return tree[cue.head].dep == "advcl" and any(
        tree[c].text.lower() == "to" for c in tree.with_dep(cue.head, "aux")
    )


def furniture(tree: Tree, found: Found) -> bool:
    """ "Correction: ...", "Photo: ...": the desk's own labels."""
    if tree[found.cue.head].text != ":":
        return False
    source = tree.span(found.source.tokens).of(tree.analysis.reading)
    return source.lower() in words("labels")


def puts_question(text: str, tree: Tree, found: Found) -> bool:
    """ "Daily Post: How did it begin?": at the head of a line a label that asks is an interviewer.

    Whether it does nothing but ask is for ``transcripts`` to see.
    """
    start = tree[found.source.tokens[0]].start
    opens = start == 0 or text[start - 1] == "\n"
    asks = found.content[-1].of(text).rstrip(" \"”'’").endswith("?")
    return opens and asks and tree[found.cue.head].text == ":"


def only_told(tree: Tree, found: Found) -> bool:
    """ "**It** is alleged that", "**They** had been promised it": who is told does not say it.

    "is quoted", "is convinced" and the like are said of the source itself.
    """
    if _is_said_to(tree, found.cue):
        return True
    source, lemma = tree[found.source.head], tree[found.cue.head].lemma.lower()
    if source.dep != "nsubjpass" or source.head != found.cue.head:
        return False
    return "quote" in tagged("verbs").get(lemma, frozenset()) and lemma not in words("moved")


def _is_said_to(tree: Tree, cue: Cue) -> bool:
    """ "The ferry **is said to** leak": who says so is not told, whatever else stands there."""
    lemma = tree[cue.head].lemma.lower()
    says = "quote" in tagged("verbs").get(lemma, frozenset()) or lemma in _BELIEVED
    return (
        says
        and cue.kind is CueKind.PASSIVE
        and tree[cue.head].dep not in {"advcl", "acl"}
        and any(is_infinitive(tree, c) for c in tree.with_dep(cue.head, "xcomp"))
        and agent(tree, cue.head) is None
    )


_BELIEVED = frozenset({"believe", "know", "think", "understand"})


def passed_over(tree: Tree, cue: Cue, source: Source) -> bool:
    """ "X was **quoted by Y** as saying": X says it; Y stands between (`second_hand_of`)."""
    return quoted_as_saying(tree, cue.head) is not None and source.head not in tree.with_dep(
        cue.head, "nsubjpass"
    )


def holds_saying(tree: Tree, found: Found) -> bool:
    """ "was quoted as **saying**: '...'": that word is a cue and no part of what is said."""
    said = quoted_as_saying(tree, found.cue.head)
    return said is not None and any(s.contains(tree[said].span) for s in found.content)


def no_phrase(tree: Tree, source: Source) -> bool:
    """ "**Olsen shook her** head: ...", "the **government cease** using it": a clause, no noun.

    What a verb heads is no noun phrase, nor is one that holds a verb together with its subject,
    relative clauses aside.
    """
    if tree[source.head].tag in {"VBD", "VBZ", "VBP", "VB"}:
        return True
    held = range(*source.tokens)
    return any(
        tree[i].dep in {"nsubj", "nsubjpass"}
        and tree[i].head in held
        and not (tree[tree[i].head].dep in _MODIFYING and tree[tree[i].head].head in held)
        and tree[tree[i].head].tag in {"VBD", "VBZ", "VBP", "VB"}
        for i in held
    )


def no_clause(tree: Tree, cue: Cue) -> bool:
    """ "that the government cease **referring** to it": a that-clause has a finite verb.

    Where the parse makes a participle its verb, it has lost the verb, and with it the subject.
    """
    verb = tree[cue.head]
    bare = verb.tag == "VBG" and verb.dep == "ccomp" and tree.first(cue.head, "aux") is None
    return bare and any(tree[c].text.lower() == "that" for c in tree.with_dep(cue.head, "mark"))


_MODIFYING = frozenset({"relcl", "acl", "advcl", "ccomp"})


def swallows_another(tree: Tree, found: Found) -> bool:
    """ "X told Y **it sank, according to Z**": the whole is Z's, and no words of X."""
    for span in found.content:
        tokens = tree.tokens_of(span)
        for i in tokens[1:-2]:
            phrase = tree[i].text == "according" and tree[i + 1].text == "to"
            if phrase and i not in tree.quoted and tree[i - 1].text == ",":
                return tree.right[i] >= tokens[-1]
    return False


def turn(tree: Tree, source: Source) -> bool:
    """ "Q:", "A:": a letter names nobody."""
    return len(tree.span(source.tokens)) == 1
