"""Settings: what is read, and what an operator hears when one is wrong."""

import traceback
from pathlib import Path

import pytest

from bot.environment import SettingsInvalid, documented_settings, load, missing
from bot.setting_types import SLACK_API
from bot.settings import DatabaseSettings, Settings


def test_two_secrets_are_enough_to_start(complete_environment: None) -> None:
    settings = load(Settings)
    assert settings.slack_bot_token.get_secret_value().startswith("xoxb-")
    assert settings.slack_api_url == SLACK_API
    assert settings.database_url == "sqlite:///gatehouse.db"
    assert settings.on_sqlite
    assert settings.port == 3000
    assert settings.slack_app_token is None


def test_the_database_commands_need_no_secret() -> None:
    assert load(DatabaseSettings).on_sqlite


def test_all_missing_settings_are_named_in_one_sentence_with_where_to_find_them() -> None:
    with pytest.raises(SettingsInvalid) as refused:
        load(Settings)
    sentence = str(refused.value)
    assert "SLACK_BOT_TOKEN is missing: copy the Bot User OAuth Token" in sentence
    assert "SLACK_SIGNING_SECRET is missing" in sentence
    assert "Basic Information > App Credentials" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-1234567890-secret"),
        ("SLACK_SIGNING_SECRET", "xoxb-1234567890-secret"),
        ("SLACK_SIGNING_SECRET", "short"),
        ("SLACK_APP_TOKEN", "xoxb-1234567890-secret"),
        ("SLACK_API_URL", "slack.com/api"),
        ("DATABASE_URL", "mysql://somewhere/secret"),
        ("DATABASE_URL", "sqlite:///"),
        ("PORT", "http"),
        ("PORT", "70000"),
        ("GATEHOUSE_ADMINS", "U0123ABCD,@maria"),
        ("GATEHOUSE_WORKERS", "0"),
        ("GATEHOUSE_THREADS", "many"),
        ("GATEHOUSE_CLOCK_SECONDS", "0"),
        ("GATEHOUSE_LOG_LEVEL", "loud"),
    ],
)
def test_a_malformed_setting_is_named_with_its_cure_and_never_shown(
    name: str, typed: str, complete_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, typed)
    with pytest.raises(SettingsInvalid) as refused:
        load(Settings)
    told = "".join(traceback.format_exception(refused.value))
    cure = next(setting.cure for setting in documented_settings() if setting.name == name)
    assert str(refused.value) == f"{name} is malformed: {cure}."
    assert "1234567890" not in told
    assert "mysql" not in told


def test_spaces_around_a_pasted_secret_do_no_harm(
    complete_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN", " xapp-1-A0123 \n")
    assert "xapp-1-A0123" in load(Settings).secrets()


def test_an_empty_setting_is_one_that_is_not_set(
    complete_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN", "")
    monkeypatch.setenv("PORT", "")
    assert load(Settings).slack_app_token is None
    assert load(Settings).port == 3000


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_a_postgresql_address_gets_our_driver(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"{scheme}://user:pass@host:5432/gatehouse")
    settings = load(DatabaseSettings)
    assert settings.database_url == "postgresql+psycopg://user:pass@host:5432/gatehouse"
    assert not settings.on_sqlite


def test_admins_are_user_ids_with_commas_between_them(
    complete_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATEHOUSE_ADMINS", "U012AB3CD, W045EF6GH,")
    assert load(Settings).admins == {"U012AB3CD", "W045EF6GH"}


def test_a_slash_is_added_to_the_address_of_slacks_api(
    complete_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:8300/api")
    assert load(Settings).slack_api_url == "http://127.0.0.1:8300/api/"


def test_a_variable_without_our_prefix_is_none_of_ours(
    complete_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKERS", "nonsense")
    monkeypatch.setenv("THREADS", "nonsense")
    assert load(Settings).workers == 2


def test_a_dotenv_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(
        "SLACK_BOT_TOKEN=xoxb-from-the-file\nSLACK_SIGNING_SECRET=0123456789abcdef\nPORT=4000\nOTHER=1\n"
    )
    monkeypatch.setenv("PORT", "5000")
    settings = load(Settings)
    assert settings.slack_bot_token.get_secret_value() == "xoxb-from-the-file"
    assert settings.port == 5000


def test_secrets_and_passwords_are_not_in_the_settings_text(
    complete_environment: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1-A0123-hidden")
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:password1@host/gatehouse")
    settings = load(Settings)
    assert len(settings.secrets()) == 3
    assert not [secret for secret in [*settings.secrets(), "password1"] if secret in repr(settings)]


def test_a_setting_that_one_command_needs_is_named_like_the_others() -> None:
    assert str(missing("SLACK_APP_TOKEN")).startswith("SLACK_APP_TOKEN is missing: generate a token")


def test_the_time_of_a_bot_beside_a_real_slack_cannot_be_moved(
    complete_environment: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GATEHOUSE_DEMO_CLOCK", str(tmp_path / "clock.txt"))
    with pytest.raises(SettingsInvalid) as refused:
        load(Settings)
    assert "GATEHOUSE_DEMO_CLOCK is malformed: leave it out; only `gatehouse demo` sets it" in str(
        refused.value
    )
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:8300/api/")
    assert load(Settings).demo_clock == tmp_path / "clock.txt"
