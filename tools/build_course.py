"""Make what a learner opens from the sources in ``course/``.

python tools/build_course.py               build everything, executing what changed
python tools/build_course.py --module 01   build one module
python tools/build_course.py --execute     execute every lesson and solution again
python tools/build_course.py --check       say what no longer follows from the sources; writes nothing
python tools/build_course.py --ack FILE    accept that one language of a pair in FILE changed alone
"""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from course_builder.build import acknowledge, build, check  # noqa: E402
from course_builder.problems import BuildError  # noqa: E402


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command; return the exit code."""
    parser = argparse.ArgumentParser(description="Make the notebooks from the sources in course/.")
    parser.add_argument("--module", action="append", default=[], metavar="NN", help="only this module")
    parser.add_argument("--execute", action="store_true", help="execute everything again")
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true", help="compare instead of writing")
    action.add_argument("--ack", action="append", default=[], metavar="FILE", help="accept a one-sided change")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.ack:
            acknowledge(root, chosen.ack)
        elif chosen.check:
            problems = check(root, chosen.module)
            if problems:
                raise BuildError(problems)
        else:
            build(root, chosen.module, execute_all=chosen.execute)
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
