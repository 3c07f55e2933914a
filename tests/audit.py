"""Ask the advisory database about every locked package, and say how many it knew.

``python -m tests.audit requirements/site.txt``, which `make audit` runs. pip-audit counts a package
that the database did not find among those without a hole: where a mirror answers in its place, that
is all of them. Here, it is an error.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HOLES, NOT_ASKED = 1, 2
_HINT = "(hint: run `make audit` where the public package index answers)"


def verdict(packages: Sequence[Mapping[str, Any]]) -> tuple[list[str], int]:
    """What there is to say of pip-audit's ``dependencies``, and the exit code."""
    unknown = [one["name"] for one in packages if "vulns" not in one]
    known = len(packages) - len(unknown)
    if not known:
        said = f"audit: the advisory database knows none of {len(packages)} packages, so it is none"
        return [f"{said} {_HINT}"], NOT_ASKED
    holes = [(one, hole) for one in packages for hole in one.get("vulns", ())]
    lines = [
        f"{one['name']} {one['version']}: {hole['id']}, mended in"
        f" {', '.join(hole['fix_versions']) or 'no version'}"
        for one, hole in holes
    ]
    if unknown:
        lines.append(f"audit: the advisory database does not know {', '.join(unknown)} {_HINT}")
    lines.append(f"audit: {known} packages looked up, {len(holes)} known holes")
    return lines, HOLES if holes else NOT_ASKED if unknown else 0


def main(lock: str) -> int:
    """The exit code: 0, or 1 for a known hole, or 2 where not all could be looked up."""
    program = Path(sys.executable).with_name("pip-audit")
    command = [program, "--requirement", lock, "--require-hashes", "--disable-pip"]
    done = subprocess.run(
        [*command, "--format", "json", "--progress-spinner", "off"],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except ValueError:
        why = (done.stderr.strip().splitlines() or ["pip-audit said nothing"])[-1]
        print(f"audit: the advisory database was not reached: {why} {_HINT}", file=sys.stderr)
        return NOT_ASKED
    lines, code = verdict(packages)
    print("\n".join(lines), file=sys.stderr if code else sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
