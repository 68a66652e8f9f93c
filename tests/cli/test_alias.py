"""`quorum alias`: what moderators taught, as a file, and its way back."""

import asyncio
from pathlib import Path

from bot.storage.state.aliases import AliasBook
from bot.storage.state.audit import AuditLog
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace
from tests.conftest import Folder, Quorum


async def taught_in(folder: Path) -> tuple[list[tuple[str, ...]], list[str]]:
    async with open_state(StatePlace(folder), folder) as database:
        acts = await AuditLog(database).acts(skip=0, most=10)
        return [one.names for one in await AliasBook(database).all()], [act.act for act in acts]


def test_names_go_out_and_come_back_once(folder: Folder, quorum: Quorum) -> None:
    config = folder.write("config.yaml", "state: kept\nsearch: {aliases: [[K8s, Kubernetes]]}\n")
    given = folder.write("given.yaml", "- [HTTP3, QUIC]\n- [kubernetes, k8s]\n")
    taken = quorum("--config", config, "alias", "import", given)
    assert (taken.returncode, b"1 of 2" in taken.stdout) == (0, True)
    assert b"0 of 2" in quorum("--config", config, "alias", "import", given).stdout
    assert asyncio.run(taught_in(folder.path / "kept")) == ([("HTTP3", "QUIC")], ["aliases imported"])
    out = folder.path / "out.yaml"
    assert quorum("--config", config, "alias", "export", out).returncode == 0
    assert out.read_text(encoding="utf-8") == "search:\n  aliases:\n  - [HTTP3, QUIC]\n"
    again = quorum("--config", config, "alias", "export", out)
    assert (again.returncode, b"there already" in again.stderr) == (2, True)


def test_a_file_with_more_than_can_be_taught_is_refused(folder: Folder, quorum: Quorum) -> None:
    config = folder.write("config.yaml", "state: kept\n")
    for number, code in enumerate((0, 2)):
        many = "".join(f"- [one{number}x{n}, two{number}x{n}]\n" for n in range(1_001))
        taken = quorum("--config", config, "alias", "import", folder.write("many.yaml", many))
        assert taken.returncode == code
    assert b"1,001 groups of names that are taught already" in taken.stderr


def test_a_file_of_something_else_is_refused(folder: Folder, quorum: Quorum) -> None:
    config = folder.write("config.yaml", "state: kept\n")
    refused = quorum("--config", config, "alias", "import", folder.write("x.yaml", "- HTTP3\n"))
    assert (refused.returncode, b"- [HTTP3, QUIC]" in refused.stderr) == (2, True)
