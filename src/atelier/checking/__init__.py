"""Checked answers: declarations in ``course/NN_name/checks.py``, verdicts and hints in the notebooks."""

from .answers import is_blank, read_items, read_numbers
from .declaration import Accept, Check, Reject, load_checks, module_folder, module_folders
from .desk import check, hint
from .judges import AllOf, Choice, Each, Element, FreeText, Judged, Number, Ordering, Several, Table
from .outcome import Fail, Judge, Outcome, Pass
from .proof import problems

__all__ = [
    "Accept",
    "AllOf",
    "Check",
    "Choice",
    "Each",
    "Element",
    "Fail",
    "FreeText",
    "Judge",
    "Judged",
    "Number",
    "Ordering",
    "Outcome",
    "Pass",
    "Reject",
    "Several",
    "Table",
    "check",
    "hint",
    "is_blank",
    "load_checks",
    "module_folder",
    "module_folders",
    "problems",
    "read_items",
    "read_numbers",
]
