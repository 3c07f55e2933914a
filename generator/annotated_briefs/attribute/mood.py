"""Whether words were said at all: denied, awaited and supposed sayings are no statements heard.

"did not say whether", "nobody said", "will say on Monday", "is expected to announce", "if she
says": PolNeAR counts them as attributions, and so they are marked; a count of who was heard leaves
them out.
"""

from __future__ import annotations

from annotated_briefs.attribute.found import Cue, CueKind, Source
from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.attribute.speakers import is_nobody
from annotated_briefs.attribute.tree import Tree

_MODALS = frozenset({"will", "'ll", "wo", "shall", "may", "might", "could", "would", "'d"})
_NOT_YET = frozenset(
    {"about", "due", "expect", "intend", "likely", "plan", "poise", "prepare", "schedule", "set"}
)
_NOT = frozenset({"decline", "fail", "refuse", "stop"})
_STANCES = frozenset({"agree", "object", "worry"})
_IF = frozenset({"if", "unless", "whether", "until"})


def unsaid(tree: Tree, cue: Cue, source: Source) -> bool:
    """Whether the cue says that something was not said, or not yet, or only perhaps.

    Only verbs of saying are meant: "does not believe it" and "would welcome it" tell a view. What
    "nobody" says or believes is nobody's.
    """
    if is_nobody(tree, source):
        return True
    lemma = tree[cue.head].lemma.lower()
    if cue.kind not in {CueKind.VERB, CueKind.PASSIVE}:
        return False
    if lemma in _NOT:
        return True
    if lemma in _STANCES or "quote" not in tagged("verbs").get(lemma, frozenset()):
        return False
    return _is_unreal(tree, cue.head) or _hangs_on_unreal(tree, cue.head)


def _is_unreal(tree: Tree, verb: int) -> bool:
    helpers = {tree[c].text.lower() for c in tree.with_dep(verb, "aux")}
    # "would have said" and "could be heard saying" aside, a modal puts the saying off.
    if helpers & _MODALS or tree.first(verb, "neg") is not None:
        return True
    return tree[verb].dep == "advcl" and any(
        tree[c].text.lower() in _IF for c in tree.with_dep(verb, "mark")
    )


def _hangs_on_unreal(tree: Tree, verb: int) -> bool:
    """ "is expected **to say**", "failed **to say**", "will go on **to say**"."""
    above = tree[verb].head
    if tree[verb].dep not in {"xcomp", "pcomp"} or above == verb:
        return False
    if tree[above].pos == "ADP":
        above = tree[above].head
    return tree[above].lemma.lower() in _NOT_YET | _NOT or _is_unreal(tree, above)
