"""The article as the passes read it: text, words, tokens, found by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from annotated_briefs.annotate.words import Word, words
from annotated_briefs.model import Analysis, Article, Span, Token

_OPENING = "\"'([ "


@dataclass(frozen=True, slots=True)
class Context:
    """An article, its parse and its words, with look-ups by offset."""

    article: Article
    analysis: Analysis
    words: tuple[Word, ...]
    word_starts: tuple[int, ...]
    token_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    lower: frozenset[str]
    """The words that the article also uses without a capital."""

    @classmethod
    def of(cls, article: Article, analysis: Analysis) -> Context:
        """The context of an article."""
        found = tuple(words(article.text))
        return cls(
            article=article,
            analysis=analysis,
            words=found,
            word_starts=tuple(word.span.start for word in found),
            token_starts=tuple(token.start for token in analysis.tokens),
            sentence_starts=tuple(s.span.start for s in analysis.sentences),
            lower=frozenset(word.form for word in found if word.form.islower()),
        )

    @property
    def text(self) -> str:
        """The text as the model read it, marks made straight: same length as the article's."""
        return self.analysis.reading

    def tokens(self, span: Span) -> Sequence[Token]:
        """The tokens that begin inside ``span``."""
        first = bisect_left(self.token_starts, span.start)
        return self.analysis.tokens[first : bisect_left(self.token_starts, span.end)]

    def beside(self, span: Span) -> tuple[Token | None, Token | None]:
        """The tokens before and after ``span``, marks among them."""
        tokens = self.analysis.tokens
        first = bisect_left(self.token_starts, span.start)
        after = bisect_left(self.token_starts, span.end)
        return (
            tokens[first - 1] if first else None,
            tokens[after] if after < len(tokens) else None,
        )

    def words_in(self, span: Span) -> Sequence[Word]:
        """The words that begin inside ``span``."""
        first = bisect_left(self.word_starts, span.start)
        return self.words[first : bisect_left(self.word_starts, span.end)]

    def before(self, span: Span, count: int = 1) -> list[str]:
        """The words just before ``span`` with nothing but spaces between, nearest last."""
        at = bisect_left(self.word_starts, span.start)
        found: list[str] = []
        end = span.start
        while at > 0 and len(found) < count:
            word = self.words[at - 1]
            between = self.text[word.span.end : end]
            if between.strip(" .") or "\n\n" in between:
                break
            found.insert(0, self.text[word.span.start : word.span.end])
            at, end = at - 1, word.span.start
        return found

    def after(self, span: Span, count: int = 1) -> list[str]:
        """The words just after ``span`` with nothing but spaces between, nearest first."""
        at = bisect_left(self.word_starts, span.end)
        found: list[str] = []
        end = span.end
        while at < len(self.words) and len(found) < count:
            word = self.words[at]
            if self.text[end : word.span.start] not in {" ", "\n"}:
                break
            found.append(self.text[word.span.start : word.span.end])
            at, end = at + 1, word.span.end
        return found

    def surface(self, span: Span) -> str:
        """The name without regard to marks, hyphens and line breaks; the key of consistency."""
        return " ".join(word.form for word in self.words_in(span))

    def is_headline(self, span: Span) -> bool:
        """Whether the line around ``span`` is in capitals throughout, so that they say nothing.

        Six in ten of the words of four letters and more are a headline's measure; ordinary
        sentences stay below it even where names crowd.
        """
        start = self.text.rfind("\n", 0, span.start) + 1
        end = self.text.find("\n", span.end)
        line = self.text[start : end if end >= 0 else None]
        long = [word for word in line.split() if len(word) > len("the")]
        return sum(word[0].isupper() for word in long) > 0.6 * len(long)

    def opens_sentence(self, span: Span) -> bool:
        """Whether a sentence begins at ``span``, marks before it left aside."""
        at = bisect_right(self.sentence_starts, span.start) - 1
        return at >= 0 and not self.text[self.sentence_starts[at] : span.start].strip(_OPENING)
