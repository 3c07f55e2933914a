"""Whatever stands in a file: diagnostics, never an exception, and soon."""

import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_briefs.diagnostics import as_github, as_json, as_text
from annotated_briefs.load.convert import decisions, metadata
from annotated_briefs.load.problems import validate
from annotated_briefs.load.schema import AnnotationsModel, BriefModel
from annotated_briefs.load.yaml_source import read

sys.path.insert(0, str(Path(__file__).parents[2] / "specimens"))
from roots import ANNOTATIONS, BRIEF_YML

SNIPPETS = st.sampled_from(
    ["\t", "  ", "\n", ":", ": ", "- ", "#", '"', "'", "[", "]", "{", "}", ",", "&a ", "*a", "!x ",
     "<<: ", "---\n", "...\n", "%YAML 1.1\n", "? ", "| ", "> ", "\0", "\x85", "\u2028", "\u202e",
     "\ud7ff", "0x1", "1e5", "2024-02-30", "null", "true", "~", "9" * 5000, "[" * 3000, r'"\x00"',
     r'"\ud800"', r'"\U00110000"', "\r", "\ufeff", "é", "𝄞", "x" * 2000, "headline: x\n"]
)  # fmt: skip


@st.composite
def mutated(draw, text):
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 0, 1, 2, 10, 60])))
        text = text[:start] + draw(SNIPPETS | st.text(max_size=4)) + text[end:]
    data = text.encode("utf-8", "surrogatepass")
    cut = draw(st.integers(0, 40))
    return data[: len(data) - cut] if draw(st.booleans()) else data


@pytest.mark.parametrize(
    ("good", "model", "convert"),
    [(BRIEF_YML, BriefModel, metadata), (ANNOTATIONS, AnnotationsModel, decisions)],
)
def test_mutations_yield_diagnostics(good, model, convert):
    @settings(max_examples=250, deadline=None)
    @given(mutated(good))
    def hold(data):
        start = time.process_time()
        document, found = read(data, Path("x.yml"))
        found = list(found)
        if document is None:
            assert found
        else:
            file, more = validate(model, document)
            found += more
            assert file is not None or found
            if file:
                convert(file)
        assert time.process_time() - start < 0.5
        lines = data.decode("utf-8", "replace")
        for one in found:
            assert one.message
            assert 1 <= one.line <= len(lines.splitlines()) + 1
            assert one.column >= 1
        assert len(as_text(found).split("\n")) == max(1, len(found))
        assert len(as_github(found).split("\n")) == max(1, len(found))
        as_json(found).encode()
        as_text(found).encode()

    hold()
