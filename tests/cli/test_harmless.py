"""Nothing that minutes, file names or a git server hold drives the terminal, whatever command shows it."""

import ast
import re
from pathlib import Path

import pytest

from bot.cli.main import run_command
from tests.conftest import PROJECT

NASTY = "\x1b[2J\x1b]0;owned\x07 \x9b31m \u202eevil\u2066 \x08 \U000e0041 \r"
MINUTES = f"""# Club {NASTY} 2024-03-05

## Attendees

- Ada {NASTY} Lovelace

## Hose {NASTY}

Presenter: Ada {NASTY} Lovelace

Q: is the hose {NASTY} new?
A: it is {NASTY} old [broken](missing{NASTY}.md).

## Hose {NASTY}
"""
DRIVING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
COMMANDS = (
    ["ask", f"hose {NASTY}"],
    ["ask", f"hose {NASTY}", "--json"],
    ["ask", f"hose {NASTY}", "--explain"],
    ["meetings"],
    ["meetings", "--json"],
    ["meeting", "latest"],
    ["meeting", f"nothing {NASTY}"],
    ["topic", f"hose {NASTY}"],
    ["who", f"Ada {NASTY}"],
    ["missed", f"Ada {NASTY}"],
    ["check"],
    ["check", "--json"],
    ["golden"],
    ["ask", "hose", "--meeting", NASTY],
    ["ask", "hose", "--since", NASTY],
    ["ask", "hose", "--person", NASTY],
)


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words)[:20].encode("unicode_escape").decode())
def test_no_command_drives_the_terminal(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("bot.cli.program.installed_encoder", lambda: None)  # to load it takes longer than all the rest
    (tmp_path / "2024-03-05.md").write_text(MINUTES, encoding="utf-8", newline="")
    (tmp_path / "2024-04\x1b[2J.md").write_text("# Club 2024-04-02\n\nRain.\n", encoding="utf-8")
    (tmp_path / "golden.yaml").write_text(
        f'- question: "hose \\e[2J \\u202e"\n  meeting: latest\n  text: "{"new"}"\n', encoding="utf-8"
    )
    try:
        ended = run_command(["--no-cache", "--knowledge", str(tmp_path), *words])
    except SystemExit as refused:  # as argparse does
        ended = int(refused.code or 0)
    assert ended in (0, 1, 2)
    captured = capsys.readouterr()
    assert captured.out + captured.err != ""
    for output in captured:
        assert DRIVING.search(output.replace("\r\n", "\n")) is None


def test_nothing_is_printed_but_where_it_is_made_harmless() -> None:
    printing = {
        str(file.relative_to(PROJECT))
        for file in (PROJECT / "bot").rglob("*.py")
        if "print" in (code := file.read_text(encoding="utf-8"))  # to understand all of them takes long
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert printing == {"bot/cli/printing.py"}
