"""Write ``sentences.csv``: what the embedded model wrote with the lesson's prompt only, taken from its recordings.

``python datasets/personal/measure.py``, after ``tools/record.py --module 07``. The model is not asked again.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from atelier.i18n import LANGUAGES, set_language  # noqa: E402
from atelier.personal.frames import TASK, record_text  # noqa: E402
from atelier.personal.people import profiles  # noqa: E402
from atelier.transport.recordings import read, recordings_dir  # noqa: E402


def main() -> None:
    """Write the sixty sentences of each language."""
    sentences().to_csv(FOLDER / "sentences.csv", index=False, lineterminator="\n")


def sentences() -> pd.DataFrame:
    """Return one row a language and profile: the reply to the whole record under a guarded prompt, and the model."""
    made = {}
    for entry in read(recordings_dir() / "07.jsonl"):
        system, user = (message["content"] for message in entry["request"]["messages"])
        made[system.startswith(tuple(TASK)) and system not in TASK, user] = entry
    rows = []
    for language in LANGUAGES:
        set_language(language)
        for name, profile in profiles().iterrows():
            entry = made[True, record_text(profile)]
            reply = entry["reply"]["choices"][0]["message"]["content"]
            rows.append({"language": language, "profile_id": name, "model": entry["made"]["model"], "reply": reply})
    return pd.DataFrame(rows)


if __name__ == "__main__":
    main()
