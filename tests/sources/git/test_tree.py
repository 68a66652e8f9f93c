"""What a commit may hold, and what of it is never touched."""

from pathlib import Path

import pytest

from bot.minutes.problem import Level
from tests.sources.git.conftest import Opened, texts_in
from tests.sources.git.hosting import SUBMODULE, Files, Link, Repository

GOOD = {"2024-03-05.md": "Rain.\n"}


@pytest.mark.parametrize(
    ("files", "shown"),
    [
        ({"..": {"x.md": "Evil."}}, ".."),
        ({".": {"x.md": "Evil."}}, "."),
        ({"../x.md": "Evil."}, "../x.md"),
        ({"/etc/x.md": "Evil."}, "/etc/x.md"),
        ({"a/b.md": "Evil."}, "a/b.md"),
        ({"..\\x.md": "Evil."}, "..\\x.md"),
        ({"C:x.md": "Evil."}, "C:x.md"),
        ({"notes": {"..": {"..": {"x.md": "Evil."}}}}, "notes/.."),
        ({".git": {"config": "Evil."}}, ".git"),
        ({".GIT": {"config": "Evil."}}, ".GIT"),
        ({".git ": {"config": "Evil."}}, ".git "),
        ({".g\u200cit": {"config": "Evil."}}, ".g\u200cit"),
        ({"git~1": {"config": "Evil."}}, "git~1"),
        ({".git::$INDEX_ALLOCATION": {"config": "Evil."}}, ".git::$INDEX_ALLOCATION"),
    ],
)
def test_a_hostile_path_is_reported_and_touches_nothing(
    files: Files, shown: str, repository: Repository, opened: Opened, cache: Path, tmp_path: Path
) -> None:
    repository.commit({**GOOD, **files})
    content = opened(repository.url).read()
    (problem,) = content.problems
    assert texts_in(content) == GOOD
    assert (problem.file, problem.level, problem.code) == (shown, Level.ERROR, "hostile-path")
    assert [file.file for file in content.skipped] == [shown]
    below = {path.name for path in tmp_path.rglob("*")} - {path.name for path in repository.path.rglob("*")}
    assert not {"x.md", "b.md", ".."} & below
    assert {path.suffix for path in cache.rglob("*") if path.is_file()} == {".pack", ".idx", ".json", ""}


@pytest.mark.parametrize("name", ["aux.md", "CON.md", "com1.notes.md", "nul.markdown"])
def test_a_name_that_is_a_device_on_windows_is_reported(name: str, repository: Repository, opened: Opened) -> None:
    repository.commit({**GOOD, name: "Rain."})
    content = opened(repository.url).read()
    (problem,) = content.problems
    assert (texts_in(content), problem.code) == (GOOD, "device-name")
    assert problem.fix == f"Give it another name: git mv {name} new-name.md"


def test_a_device_among_what_is_no_minutes_is_nobodys_problem(repository: Repository, opened: Opened) -> None:
    repository.commit({**GOOD, "src": {"aux.c": "int x;"}})
    assert opened(repository.url).read().problems == ()


@pytest.mark.parametrize(
    ("name", "shown", "reason"),
    [
        ("a\udcff.md", "a\\xff.md", "is not UTF-8"),
        ("a\x1b[2Jb.md", "a\\x1b[2Jb.md", "holds control characters"),
        ("a\u202egnp.md", "a\\u202egnp.md", "holds control characters"),
    ],
)
def test_an_odd_name_is_reported_and_shown_safely(
    name: str, shown: str, reason: str, repository: Repository, opened: Opened
) -> None:
    repository.commit({**GOOD, name: "Rain."})
    content = opened(repository.url).read()
    (problem,) = content.problems
    assert texts_in(content) == GOOD
    assert (problem.file, problem.message) == (shown, f"The name of the file {reason}.")
    assert str(problem).isprintable()


@pytest.mark.parametrize(
    ("place", "target"),
    [
        ("latest.md", "notes/a.md"),
        ("latest.md", "./notes//a.md"),
        ("latest.md", "also/a.md"),
        ("notes/latest.md", "a.md"),
        ("notes/latest.md", "../notes/a.md"),
        ("notes/latest.md", "../also/../notes/again.md"),
    ],
)
def test_a_link_to_a_file_of_the_same_commit_is_read(
    place: str, target: str, repository: Repository, opened: Opened
) -> None:
    notes: dict[str, object] = {"a.md": "Rain.", "again.md": Link("a.md")}
    files: dict[str, object] = {"notes": notes, "also": Link("notes")}
    (notes if "/" in place else files)[place.rsplit("/", maxsplit=1)[-1]] = Link(target)
    repository.commit(files)
    content = opened(repository.url).read()
    assert texts_in(content)[place] == "Rain."
    assert content.problems == ()


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("/etc/passwd", "leads out of the repository"),
        ("../secret.md", "leads out of the repository"),
        ("../../../etc/passwd", "leads out of the repository"),
        ("up/../../secret.md", "leads out of the repository"),
        ("gone.md", "leads nowhere"),
        ("2024-03-05.md/deeper.md", "leads nowhere"),
        ("bad.md", "leads round in a circle"),
        ("round.md", "leads round in a circle"),
        ("sub", "leads to no file"),
    ],
)
def test_a_link_that_leads_elsewhere_is_reported(
    target: str, reason: str, repository: Repository, opened: Opened
) -> None:
    around = {"round.md": Link("bad.md")} if target == "round.md" else {}
    repository.commit({**GOOD, "bad.md": Link(target), "sub": SUBMODULE, "up": Link("."), **around})
    content = opened(repository.url).read()
    problem = next(problem for problem in content.problems if problem.file == "bad.md")
    assert texts_in(content) == GOOD
    assert problem.message == f"The file is a link that {reason}, and is not read."


def test_a_link_may_leave_the_subfolder_but_not_the_repository(repository: Repository, opened: Opened) -> None:
    repository.commit({"a.md": "Rain.", "notes": {"in.md": Link("../a.md"), "out.md": Link("../../a.md")}})
    content = opened(repository.url, subfolder="notes").read()
    assert texts_in(content) == {"in.md": "Rain."}
    assert [problem.file for problem in content.problems] == ["out.md"]


def test_a_link_to_a_folder_is_not_followed_round_and_round(repository: Repository, opened: Opened) -> None:
    repository.commit({"notes": {"a.md": "Rain.", "again": Link("..")}})
    content = opened(repository.url).read()
    assert (texts_in(content), content.problems) == ({"notes/a.md": "Rain."}, ())
    assert content.skipped[0].reason == "it is a link to a folder, which is read where it stands"


def test_a_submodule_is_left_out_with_a_note(repository: Repository, opened: Opened) -> None:
    repository.commit({**GOOD, "other": SUBMODULE})
    content = opened(repository.url).read()
    (skipped,) = content.skipped
    assert (texts_in(content), content.problems) == (GOOD, ())
    assert skipped.file == "other"
    assert skipped.reason.startswith("it is a submodule")


def test_a_pointer_to_large_file_storage_is_no_minutes(repository: Repository, opened: Opened) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 12\n"
    repository.commit({**GOOD, "big.md": pointer})
    (problem,) = opened(repository.url).read().problems
    assert (problem.file, problem.code) == ("big.md", "git-lfs")


def test_a_bad_file_is_a_problem_as_in_a_folder(repository: Repository, opened: Opened) -> None:
    large = b"Rain.\n" * 2_000_000
    repository.commit({**GOOD, "gbk.md": "雨桶和番茄".encode("gb18030"), "null.md": b"a\0b", "large.md": large})
    content = opened(repository.url).read()
    assert texts_in(content) == GOOD
    assert {problem.file: problem.code for problem in content.problems} == {
        "gbk.md": "not-utf-8",
        "large.md": "too-large",
        "null.md": "nul-bytes",
    }


def test_what_is_hidden_is_read_only_where_it_is_included(repository: Repository, opened: Opened) -> None:
    repository.commit({".notes": {"a.md": "Rain."}, ".b.md": "Sun."})
    assert texts_in(opened(repository.url).read()) == {}
    assert texts_in(opened(repository.url, include=(".notes/*",)).read()) == {".notes/a.md": "Rain."}


def test_every_path_is_told_so_that_links_can_be_checked(repository: Repository, opened: Opened) -> None:
    repository.commit({**GOOD, "images": {"rain.png": b"\x89PNG"}})
    assert opened(repository.url).read().paths == {"2024-03-05.md", "images/rain.png"}


def test_a_repository_that_pretends_to_hold_billions_of_files_is_given_up(
    repository: Repository, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sources.git.tree.MAX_TREE_ENTRIES", 500)
    repository.commit({f"{number}.md": "Rain." for number in range(10)})
    for _ in range(9):
        repository.commit(dict.fromkeys("0123456789", repository.root()))
    content = opened(repository.url).read()
    assert [problem.code for problem in content.problems] == ["source-too-large"]
    assert len(content.files) < 500
