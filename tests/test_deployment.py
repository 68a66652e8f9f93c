"""The container image, the compose file and the service: what must hold of them wherever they are used."""

import re
from fnmatch import fnmatch
from typing import Any

import pytest
import yaml

from tests.conftest import PROJECT

DOCKERFILE = (PROJECT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT / "compose.yaml").read_text(encoding="utf-8"))
UNIT = (PROJECT / "deploy" / "quorum.service").read_text(encoding="utf-8")
IGNORED = (PROJECT / ".dockerignore").read_text(encoding="utf-8").splitlines()
SECRET = re.compile(r"(?i)(token|password|key)\s*[=:]\s*[\"']?(?!\$\{|…)\w{6,}")


def instructions(name: str, *, stage: int = -1) -> list[str]:
    """Return what stands behind an instruction in a stage of the image, the last one if none is named."""
    text = re.split(r"^FROM ", DOCKERFILE.replace("\\\n", " "), flags=re.MULTILINE)[stage]
    return re.findall(rf"^{name} +(.*)$", text, re.MULTILINE)


def directives(name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", UNIT, re.MULTILINE)


def test_the_image_runs_as_an_account_without_rights() -> None:
    (user,) = instructions("USER")
    assert all(int(number) > 1_000 for number in user.split(":"))


def test_the_image_installs_what_the_locks_name_with_their_hashes_and_nothing_else() -> None:
    installs = re.findall(r"pip install ([^\n&]+)", DOCKERFILE)
    assert len(installs) == 2
    assert "--require-hashes -r requirements.lock -r requirements-postgresql.lock" in installs[0]
    assert "--no-deps --no-build-isolation ." in installs[1]
    assert "requirements-dev.lock" not in DOCKERFILE


def test_the_image_that_runs_has_only_what_the_first_stage_made() -> None:
    assert all("--from=build" in copied for copied in instructions("COPY"))
    assert instructions("RUN") == []


def test_the_image_ends_as_the_program_expects() -> None:
    assert instructions("STOPSIGNAL") == ["SIGTERM"]
    assert instructions("ENTRYPOINT") == ['["quorum"]']  # as the first process, so that it hears of the signal
    assert instructions("HEALTHCHECK")


def test_the_health_check_asks_where_the_settings_of_the_image_let_it() -> None:
    (told,) = set(re.findall(r"health: \{port: (\d+)\}", DOCKERFILE))
    assert f"http://127.0.0.1:{told}/healthz" in DOCKERFILE
    assert f"port: {told}" in (PROJECT / "compose.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["config.yaml", ".env", ".git", ".venv", "tests", "benchmarks", "golden.yaml"])
def test_nothing_that_may_be_secret_goes_to_the_builder(name: str) -> None:
    assert IGNORED[1] == "*"
    assert not [line for line in IGNORED if line.startswith("!") and fnmatch(name, line[1:])]


def test_everything_that_the_image_is_built_from_goes_to_the_builder() -> None:
    built_from = {word for copied in instructions("COPY", stage=1) for word in copied.split()[:-1]}
    assert built_from
    assert {f"!{name}" for name in built_from} <= set(IGNORED)
    assert all((PROJECT / name).exists() for name in built_from)


@pytest.mark.parametrize("file", ["Dockerfile", "compose.yaml", "deploy/quorum.service"])
def test_no_secret_stands_in_a_file(file: str) -> None:
    assert not SECRET.search((PROJECT / file).read_text(encoding="utf-8"))


def test_the_container_can_do_no_more_than_it_needs() -> None:
    service = COMPOSE["services"]["quorum"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    assert "ports" not in service
    of_the_host = [volume for volume in service["volumes"] if isinstance(volume, dict)]
    assert of_the_host
    assert all(volume["read_only"] and not volume["bind"]["create_host_path"] for volume in of_the_host)


def test_what_the_image_writes_into_is_kept() -> None:
    (kept,) = instructions("VOLUME")
    volumes = COMPOSE["services"]["quorum"]["volumes"]
    mounted = {volume.split(":")[1] for volume in volumes if isinstance(volume, str)}
    assert set(re.findall(r'"([^"]+)"', kept)) <= mounted


def test_postgresql_is_an_option() -> None:
    assert COMPOSE["services"]["database"]["profiles"] == ["postgresql"]
    assert COMPOSE["services"]["quorum"]["depends_on"]["database"]["required"] is False
    assert "ports" not in COMPOSE["services"]["database"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DynamicUser", "yes"),
        ("ProtectSystem", "strict"),
        ("NoNewPrivileges", "yes"),
        ("CapabilityBoundingSet", ""),
        ("StateDirectory", "quorum"),
        ("CacheDirectory", "quorum"),
        ("EnvironmentFile", "/etc/quorum/token"),
        ("RestartPreventExitStatus", "2 3"),
    ],
)
def test_the_service_is_kept_within_bounds(name: str, value: str) -> None:
    assert directives(name) == [value]


def test_the_service_waits_for_no_sign_that_the_bot_does_not_give() -> None:
    assert directives("WatchdogSec") == []
    assert directives("Type") == []
    assert "@system-service" in directives("SystemCallFilter")
