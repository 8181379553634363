"""Each way an endpoint can fail gives one sentence in the learner's language, and never a storm of retries."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx2
import openai
import pytest
from endpoint_support import FakeEndpoint

from atelier import ask, client, connect, default_model
from atelier.errors import AtelierError
from atelier.faults import explain
from atelier.i18n import set_language
from atelier.settings import endpoint as configured_endpoint
from atelier.transport import recordings


@pytest.fixture(autouse=True)
def no_recordings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_RECORDINGS_DIR", str(tmp_path))
    recordings.known.cache_clear()


def failure(**options: object) -> BaseException:
    with pytest.raises((openai.OpenAIError, httpx2.HTTPError, AtelierError)) as caught:
        ask("Hello", **options)
    return caught.value


def both_languages(error: BaseException) -> tuple[str, str]:
    sentence = explain(error)
    assert sentence is not None, repr(error)
    set_language("fr")
    assert str(sentence) == sentence.fr
    return sentence.en, sentence.fr


@pytest.mark.parametrize(
    ("behaviour", "english", "french"),
    [
        ("401", "key was refused", "clé d’accès a été refusée"),
        ("403", "may not use this model", "pas le droit"),
        ("404", "does not know this model", "ne connaît pas ce modèle"),
        ("429", "Too many requests", "Trop de requêtes"),
        ("500", "problem of its own", "a lui-même un problème"),
        ("503", "problem of its own", "a lui-même un problème"),
        ("400", "refused this request", "a refusé cette requête"),
        ("garbled", "not readable", "illisible"),
        ("garbled-stream", "not readable", "illisible"),
        ("cut", "stopped in the middle", "au milieu de sa réponse"),
    ],
)
def test_a_fault_is_one_sentence_and_one_request(
    endpoint: FakeEndpoint, behaviour: str, english: str, french: str
) -> None:
    endpoint.behaviour = behaviour
    in_english, in_french = both_languages(failure())
    assert english in in_english
    assert french in in_french
    assert len(endpoint.requests) == 1


def test_an_endpoint_without_logprobs(endpoint: FakeEndpoint) -> None:
    endpoint.behaviour = "no-logprobs"
    assert "does not know (such as logprobs" in both_languages(failure(logprobs=True))[0]


def test_a_folder_that_cannot_be_used_does_not_lose_the_reply(
    endpoint: FakeEndpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "file" / "home"))
    with pytest.warns(UserWarning, match="set ATELIER_HOME"):
        assert ask("Hello") == "Good morning."


def test_nobody_answers_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
        monkeypatch.setenv("ATELIER_MODEL", "m")
        assert "cannot be reached" in both_languages(failure())[0]


def test_no_network_for_a_hosted_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://no-such-host.invalid/v1")
    monkeypatch.setenv("ATELIER_MODEL", "m")
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    assert "cannot be reached" in both_languages(failure())[0]


def test_a_reply_that_takes_too_long(endpoint: FakeEndpoint, monkeypatch: pytest.MonkeyPatch) -> None:
    endpoint.behaviour = "slow"
    monkeypatch.setattr(client, "LOCAL_TIMEOUT", httpx2.Timeout(0.3))
    assert "too long" in both_languages(failure())[0]
    assert len(endpoint.requests) == 1


def test_a_hosted_model_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_MODEL", "m")
    monkeypatch.setenv("ATELIER_HEADLESS", "1")
    monkeypatch.setenv("ATELIER_RECORDINGS", "replay")
    assert "needs an access key" in both_languages(failure())[0]


def test_an_address_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    with pytest.raises(AtelierError, match="no model name"):
        connect()


def test_a_key_alone_never_reaches_a_paid_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "left by another tool")
    assert configured_endpoint().embedded
    assert default_model() == "embedded"


def test_a_dotenv_file_names_the_endpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("OPENAI_BASE_URL=http://127.0.0.1:9/v1\nATELIER_MODEL=from-file\n", "utf-8")
    monkeypatch.setenv("ATELIER_DOTENV", str(tmp_path / ".env"))
    assert configured_endpoint().model == "from-file"
    monkeypatch.setenv("ATELIER_MODEL", "from-environment")
    assert configured_endpoint().model == "from-environment"


def test_a_budget_that_is_not_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_TOKEN_BUDGET", "lots")
    with pytest.raises(AtelierError, match="'lots'"):
        connect()


def test_another_error_is_not_explained() -> None:
    assert explain(KeyError("x")) is None
