"""Free prompts on hidden cases: what passes, which short cuts are found out, what a bench spends, and the cases."""

from __future__ import annotations

import importlib.util
import itertools
import re
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pandas as pd
import pytest
from openai.types import CompletionUsage

from atelier.checking import Fail, load_checks, module_folder
from atelier.checking.desk import rule
from atelier.client import Reply
from atelier.errors import AtelierError
from atelier.hidden.bench import Bench, HiddenTrial, PassesHidden, try_hidden
from atelier.hidden.tasks import TASKS
from atelier.i18n import LANGUAGES, set_language
from atelier.paths import course_root
from atelier.plots import league_chart, sign_of
from atelier.prompting.scoring import label_is
from atelier.prompting.trial_cases import cases, hidden_cases, smallest_model
from atelier.prompting.trials import Trial, compare, league, live_minutes, trial
from atelier.transport import waiting

SAID = CompletionUsage(prompt_tokens=20, completion_tokens=5, total_tokens=25)


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    set_language(request.param)
    return str(request.param)


def reader(task: str) -> Callable[..., Reply]:
    """A model that reads the case and knows the answer."""
    table = hidden_cases(task)

    def asking(question: str, **options: Any) -> Reply:
        return Reply(next(str(case.expected) for case in table.itertuples() if case.text in question), usage=SAID)

    return asking


def saying(text: str) -> Callable[..., Reply]:
    return lambda question, **options: Reply(text, usage=SAID)


def judged(task: str, prompt: str, asking: Callable[..., Reply]) -> str:
    outcome = PassesHidden(task, at_least=9)(try_hidden(task, prompt, asking=asking))
    return outcome.reason if isinstance(outcome, Fail) else "passes"


@pytest.mark.parametrize("task", ["sentiment"])
def test_a_prompt_that_lets_the_model_read_passes(language: str, task: str) -> None:
    assert judged(task, "Sort: {text}", reader(task)) == "passes"


@pytest.mark.parametrize("task", ["sentiment"])
def test_no_constant_answer_can_pass_since_cases_are_balanced(language: str, task: str) -> None:
    table = hidden_cases(task)
    for label in table["expected"].unique():
        result = try_hidden(task, f"Say {label}. {{text}}", asking=saying(label))
        assert isinstance(result, HiddenTrial)
        assert result.trial.passed == len(table) / table["expected"].nunique() <= 6
        assert judged(task, f"Say {label}. {{text}}", saying(label)) == "same_answer"


@pytest.mark.parametrize("task", ["sentiment"])
def test_a_prompt_that_lists_the_expected_answers_does_not_pass(language: str, task: str) -> None:
    answers = ", ".join(hidden_cases(task)["expected"])
    assert judged(task, f"Answers: {answers}. {{text}}", saying(answers)) == "same_answer"


@pytest.mark.parametrize("field", ["{expected}", "{expected!r}", "{expected:>9}"])
def test_the_column_with_the_answer_is_closed(language: str, field: str) -> None:
    with pytest.raises(AtelierError, match=r"\{expected\}"):
        try_hidden("sentiment", f"Say {field}", asking=saying("positive"))


@pytest.mark.parametrize("length", [6, 100])
def test_a_prompt_with_hidden_texts_is_found_out_and_one_run_of_words_is_not(language: str, length: int) -> None:
    long = [text for text in hidden_cases("sentiment")["text"] if len(text.split()) > 20]
    texts = [" ".join(re.findall(r"[\w'’]+", text)[:length]) for text in long[:2]]
    assert judged("sentiment", f"{texts[0].upper()} / {texts[1]} / {{text}}", reader("sentiment")) == "copied"
    assert judged("sentiment", f"{texts[0]} / {{text}}", last_read("sentiment")) == "passes"


def last_read(task: str) -> Callable[..., Reply]:
    """A model that goes by the case that stands last."""
    table = hidden_cases(task)

    def asking(question: str, **options: Any) -> Reply:
        return Reply(next(str(case.expected) for case in table.itertuples() if question.endswith(case.text)))

    return asking


def test_examples_from_the_shown_cases_are_no_short_cut(language: str) -> None:
    examples = " ".join(cases("sentiment")["text"])
    assert judged("sentiment", f"{examples} {{text}}".replace("’", "'"), last_read("sentiment")) == "passes"


def test_a_dictated_sentence_is_not_the_model_s(language: str) -> None:
    ending = "Order today" if language == "en" else "Commandez aujourd'hui"

    def obeying(question: str, **options: Any) -> Reply:
        return Reply(question.removeprefix("Say: "))

    result = try_hidden("products", f"Say: {{title}}, {{material}}. {ending}", asking=obeying)
    assert isinstance(result, HiddenTrial)
    assert result.trial.rate == 1
    assert judged("products", f"Say: {{title}}, {{material}}. {ending}", obeying) == "dictated"


def test_too_few_says_the_score_and_one_failure() -> None:
    weak = reader("sentiment")
    turns = iter([True, False] * 6)
    outcome = PassesHidden("sentiment", at_least=9)(
        try_hidden("sentiment", "{text}", asking=lambda q, **o: weak(q) if next(turns) else Reply("no idea"))
    )
    assert isinstance(outcome, Fail)
    assert outcome.reason == "too_few"
    assert (outcome.values["passed"], outcome.values["cases"], outcome.values["needed"]) == (6, 12, 9)
    assert outcome.values["reply"] == "no idea"
    assert (str(outcome.values["low"]), str(outcome.values["high"])) == ("25%", "75%")


@pytest.mark.parametrize("blank", [..., "", "…", None, []])
def test_a_blank_prompt_is_to_do_and_asks_nothing(blank: Any) -> None:
    def never(question: str, **options: Any) -> Reply:
        raise AssertionError("the model was asked")

    assert try_hidden("sentiment", blank, asking=never) is ...
    assert Bench("terms", budget=10, asking=never).attempt(blank) is ...


@pytest.mark.parametrize("prompt", ["Positive or negative?", "Is {{text}} positive?", ["Read it.", "Answer."]])
def test_a_prompt_without_a_column_is_refused_before_the_model_is_asked(language: str, prompt: Any) -> None:
    def never(question: str, **options: Any) -> Reply:
        raise AssertionError("the model was asked")

    with pytest.raises(AtelierError, match=r"(Write|Écrivez) \{text\}"):
        try_hidden("sentiment", prompt, asking=never)
    bench = Bench("terms", budget=10, asking=never)
    with pytest.raises(AtelierError, match=r"(Write|Écrivez) \{term\}"):
        bench.attempt(prompt)
    assert bench.used == 0


def test_a_brace_that_is_not_closed_keeps_its_own_sentence() -> None:
    with pytest.raises(AtelierError, match="not closed"):
        try_hidden("sentiment", "Sort {text", asking=saying("positive"))


def test_the_signature_alone_answers_no_message(language: str) -> None:
    signature = "The Brindille team" if language == "en" else "L’équipe Brindille"
    longer = "We will write to you" if language == "en" else "Nous vous écrivons aussitôt"
    for said, passed in ((signature, 0), (f"{longer}. {signature}", 12)):
        tried = try_hidden("messages", "{text}", asking=saying(said))
        assert isinstance(tried, HiddenTrial)
        assert tried.trial.passed == passed


def simple(question: str, **options: Any) -> Reply:
    return Reply(f"{question[:4]} is a way to see who buys.", usage=SAID)


def hard(question: str, **options: Any) -> Reply:
    return Reply(f"{question[::-1]} prioritising organisational transformation initiatives", usage=SAID)


def test_a_bench_keeps_the_best_and_counts_tokens() -> None:
    bench = Bench("terms", budget=4000, asking=simple)
    best = bench.attempt("{term}")
    assert isinstance(best, HiddenTrial)
    assert (best.trial.passed, bench.used, bench.left) == (12, 300, 3700)
    bench.asking = hard
    after = bench.attempt("Explain {term}")
    assert isinstance(after, HiddenTrial)
    assert (after.trial.passed, after.steps) == (12, ["{term}"])
    assert after.note.en == ("Attempt 2: 0 of 12 (best so far: 12). Tokens: 300 for this one, 600 in all, 3400 left.")
    again = bench.attempt("Explain {term}")
    assert isinstance(again, HiddenTrial)
    assert bench.used == 600, "a prompt tried before costs nothing"
    assert again.note == after.note


def test_a_bench_refuses_what_could_go_over_its_budget() -> None:
    bench = Bench("terms", budget=1200, asking=simple)
    bench.attempt("{term}")
    asked = 12 * (len("Explain {term} {reply}") // 3 + 2 * TASKS["terms"].max_tokens)
    with pytest.raises(AtelierError, match=f"could take {asked:,} tokens and 900 are left"):
        bench.attempt(["Explain {term}", " {reply}"])
    assert bench.used == 300


@pytest.mark.parametrize("task", ["sentiment", "teams", "products", "sums", "terms"])
def test_there_are_forty_shown_and_twelve_hidden_cases_and_none_is_both(language: str, task: str) -> None:
    shown, hidden = cases(task), hidden_cases(task)
    assert (len(shown), len(hidden)) == (40, 12)
    text = {"sums": "question", "products": "title", "terms": "term"}.get(task, "text")
    both = pd.concat([shown[text], hidden[text]])
    assert both.is_unique
    assert not both.isna().any()


def test_cases_speak_the_language(language: str) -> None:
    found = set(cases("sentiment")["expected"])
    assert found == ({"positive", "negative", "mixed"} if language == "en" else {"positif", "négatif", "mitigé"})
    assert list(cases("products").columns) == ["sku", "title", "material"]


def test_the_sums_are_right() -> None:
    for row in cases("sums").itertuples():
        numbers = [int(word) for word in row.question.split() if word.isdigit()]
        result = numbers[1] / numbers[0] * (1 if row.kind == "roas" else 100)
        assert result == pytest.approx(row.expected)


def test_what_the_smallest_model_said_is_scored_as_the_lesson_scores(language: str) -> None:
    table = smallest_model()
    labels = "positive negative" if language == "en" else "positif|positive négatif|négative"
    right = label_is("expected", among=labels.split())
    polar = cases("sentiment")
    polar = polar[~polar["expected"].isin(["mixed", "mitigé"])]
    assert table.groupby(["way", "examples"])["case"].apply(set).tolist() == [set(polar.index)] * 4
    for row in table.itertuples():
        assert right(str(row.reply), polar.loc[row.case]).passed == row.passed


def test_the_verdict_shows_the_score() -> None:
    folder = module_folder("02")
    assert folder is not None
    declared = load_checks(folder)["2.9"]
    ruling = rule(declared, try_hidden("sentiment", "{text}", asking=reader("sentiment")))
    assert ruling.kind == "ok"
    assert ruling.reason.en.startswith("12 of 12 hidden cases. With twelve cases the interval runs from 76% to 100%,")
    assert ruling.reason.fr.startswith(
        "12 cas cachés sur 12. Avec douze cas, l’intervalle va de 76\u00a0% à 100\u00a0%"
    )


def test_an_unknown_task_is_one_sentence() -> None:
    with pytest.raises(AtelierError, match=r"There are some for: .*products, .*sentiment, "):
        cases("haiku")


def maker() -> ModuleType:
    file = course_root() / "datasets" / "prompting" / "make.py"
    spec = importlib.util.spec_from_file_location("make_prompting", file)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_files_are_those_that_the_script_makes(tmp_path: Any) -> None:
    make = maker()
    tables = make.tables()
    make.FOLDER = tmp_path
    make.tables = lambda: tables
    make.main()
    for task in tables:
        name = f"cases_{task}.csv"
        assert (tmp_path / name).read_bytes() == (course_root() / "datasets" / "prompting" / name).read_bytes(), name


def test_a_step_can_use_the_reply_of_any_step_before() -> None:
    asked: list[str] = []

    def asking(question: str, **options: Any) -> Reply:
        asked.append(question)
        return Reply(f"r{len(asked)}")

    trial(
        ["{a}", "{reply}", "{reply_1} {reply_2} {reply}"],
        pd.DataFrame({"a": ["x"]}),
        lambda r, c: _pass(),
        asking=asking,
    )
    assert asked == ["x", "r1", "r1 r2 r2"]


def _pass() -> Any:
    from atelier.i18n import Text
    from atelier.prompting.scoring import Score

    return Score(True, 1.0, Text("a", "b"))


class Screen:
    """What a person in front of a notebook sees: each display, as it was last updated."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, line: object, display_id: bool) -> Screen:
        self.lines.append(repr(line))
        return self

    def update(self, line: object) -> None:
        self.lines[-1] = repr(line)


def test_a_long_trial_shows_one_line_that_counts_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, clock, seen = Screen(), itertools.count(0, 2), []
    monkeypatch.setattr(waiting, "_display", lambda: screen)
    monkeypatch.setattr(waiting.time, "monotonic", lambda: float(next(clock)))
    with waiting.Counter(4) as counter:
        for done in (1, 2, 3):
            with waiting.Clock() as single:
                assert not single.thread.is_alive(), "no notice for a question that is counted"
            counter.update(done)
            seen.append(screen.lines[-1])
    assert seen[0].startswith("⏳ 1 of 4 questions answered, about ")
    assert seen[2].startswith("⏳ 3 of 4")
    assert screen.lines == [""]
    assert not waiting.one_of_many()


def test_a_quick_trial_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(waiting, "_display", lambda: screen)
    trial("{a}", pd.DataFrame({"a": ["x", "y"]}), lambda r, c: _pass(), asking=saying("z"))
    assert screen.lines == []


def made_of(passed: int, seconds: float = 3.0) -> Trial:
    columns = {"passed": [place < passed for place in range(40)], "input_tokens": 10, "output_tokens": 0}
    return Trial(pd.DataFrame(columns | {"seconds": seconds}))


@pytest.mark.parametrize(
    ("low", "high", "meaning"), [(0.1, 0.3, "helps"), (-0.3, -0.1, "does harm"), (-0.1, 0.1, "cannot tell")]
)
def test_the_sign_of_a_row_is_that_of_its_interval(low: float, high: float, meaning: str) -> None:
    assert sign_of(low, high).meaning.en == meaning


def test_minutes_count_each_trial_once() -> None:
    before, after = made_of(10), made_of(20)
    assert live_minutes({"a": compare(before, after), "b": compare(before, made_of(5))}) == pytest.approx(6.0)


def test_the_chart_says_every_row_and_sign(language: str) -> None:
    weak, middle, strong = made_of(10), made_of(12), made_of(38)
    pairs = {"up": compare(weak, strong), "flat": compare(weak, middle), "down": compare(strong, weak)}
    shown = league_chart(league(pairs))
    low, high = compare(weak, strong).interval
    to = "to" if language == "en" else "à"
    assert f"up +70 (+{low * 100:.0f} {to} +{high * 100:.0f})" in shown.alt
    assert "flat +5 (" in shown.alt
    assert "down −70 (" in shown.alt
    assert shown.alt.index("up") < shown.alt.index("flat") < shown.alt.index("down")
