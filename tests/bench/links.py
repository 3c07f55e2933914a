"""What joins briefs, measured on Wikinews of 2019: ``make bench-related`` prints it."""

from __future__ import annotations

from tests.bench import echoes, related, renderings, stories
from tests.bench.collected import views
from tests.bench.common import shared


def main() -> None:
    """Print every table."""
    briefs = views(shared())
    print("Related briefs: what stands in the first three places")
    for ranked in related.measure(briefs):
        print(f"  {ranked}")
    print("Suggested stories: pairs of articles in one")
    for pairs in stories.measure(briefs):
        print(f"  {pairs}")
    print(f"  {stories.returned(briefs)}")
    print("The same words elsewhere: quotations of ten words or more, each altered")
    for row in echoes.measure(briefs):
        print(f"  {row}")
    print("Put otherwise: two translations of one statement, and two statements of one day")
    for name in ("chosen_on", "held_out"):
        print(f"  {renderings.measure(name)}")


if __name__ == "__main__":
    main()
