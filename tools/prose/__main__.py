"""Look after the prose of the project.

python tools/prose          say what is wrong: spelling, typography, links
python tools/prose fix      repair the spaces and apostrophes of French in the sources
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from prose.check import link_problems, spelling_problems, typography_problems  # noqa: E402
from prose.fix import fix  # noqa: E402


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command; return the exit code."""
    parser = argparse.ArgumentParser(prog="tools/prose", description="Look after the prose of the project.")
    parser.add_argument("action", nargs="?", choices=["check", "fix"], default="check")
    if parser.parse_args(arguments).action == "fix":
        for file in fix(root):
            print(f"repaired {file}")
        return 0
    problems = [*typography_problems(root), *spelling_problems(root), *link_problems(root)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
