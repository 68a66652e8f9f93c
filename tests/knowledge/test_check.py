"""What is not broken in minutes, `check` does not tell."""

from pathlib import Path

import pytest

from tests.conftest import lines_of
from tests.knowledge.test_mending import DATED, NAME, NUMBERED, UNDATED, Files, found_in, in_days

WHOLE: dict[str, Files] = {
    "questions and answers on a line": {
        NAME: DATED + lines_of("", "Q: Who? A: Fern.", "", "Frage: Wer? Antwort: Fern.", "", "问：谁？答：王芳。")
    },
    "minutes between rules": {NAME: f"---\n\n{DATED}\n---\n\nThe end: at ten.\n"},
    "a README between rules": {NAME: DATED, "README.md": "---\n\nThis: a text\n\n---\n\nMore: of it\n"},
    "a rule and a sentence": {NAME: f"---\nGarden club: minutes of March\n---\n\n{DATED}"},
    "an address for letters": {NAME: DATED + lines_of("", "[Fern](fern@example.org), [Moss](mailto:m@example.org)")},
    "links of a wiki": {NAME: DATED + lines_of("", "[[Plan]], [the page](Home), [[plans/Shed|the shed]]")},
    "a place in the file": {NAME: DATED + lines_of("", "[above](#barrel), [there](barrel)")},
    "templates": {NAME: DATED + lines_of("", "[plan]({{ site.url }}/plan.md), [shed](<{{url}}.md>)")},
    "parts that every meeting has": {
        NAME: DATED + lines_of("", "## Attendees", "", "## Next meeting", "", "## Regrets")
    },
    "headings that say all": {
        NAME: DATED
        + lines_of("", "## Duration: an hour", "", "## [Recording](https://example.org)", "", "## We meet in May.")
    },
    "numbers that are left out": {
        NAME: NUMBERED + lines_of("", "## 3. Shed", "", "Dry.", "", "## 4. Tap", "", "It drips.")
    },
    "numbers between others": {
        NAME: NUMBERED + lines_of("", "## 1.5. Shed", "", "Dry.", "", "## 2. Tap", "", "It drips.")
    },
    "an agenda above its topics": {
        NAME: DATED.replace("## Barrel @Willow", "## 1. Barrel\n\n## 2. Shed\n\n## 1. Barrel")
        + "\n## 2. Shed\n\nDry.\n"
    },
    "notes that follow their agenda in another order": {
        NAME: DATED.replace("## Barrel @Willow\n\nIt leaks.\n", "")
        + "".join(lines_of("## Agenda", "", *(f"### {n}. Topic {n}" for n in (1, 2, 3, 4)), ""))
        + "".join(lines_of("## Notes", "", *(f"### {n}. Topic {n}\n\nDone.\n" for n in (1, 4, 2, 3))))
    },
    "a number without a blank": {
        NAME: NUMBERED + lines_of("", "## 2.Shed", "", "Dry.", "", "## 3. Tap", "", "It drips.")
    },
    "levels of several headings": {
        NAME: DATED + lines_of("", "#### Shed", "", "Dry.", "", "#### Tap", "", "It drips.")
    },
    "a title on another level": {
        NAME: lines_of("## Garden club", "## Date: 2024-03-05", "", "Attendees: Willow, Fern Moss", "", "## Barrel")
        + "\nIt leaks.\n"
    },
    "statements with numbers": {NAME: f"{DATED}\n## 1. Fern orders the paint;\n\n## 2. Willow mends the tap;\n"},
    "several questions, then the talk": {
        NAME: DATED + lines_of("", "- Q: Who paints the shed?", "- Q: And in which colour?", "- Fern has green paint.")
    },
    "a topic that was raised from afar": {
        NAME: DATED + lines_of("", "## Compost (Oak Ash)", "", "Willow: it smells.", "Fern Moss: turn it.")
    },
    "a version": {
        NAME: DATED.replace("\n\n", "\n\n| Time | Topic |\n|---|---|\n| 14:00 | Tap4.1 and Hose5.12.12 |\n\n", 1)
    },
    "a call to order": {"club.md": UNDATED + lines_of("", "- 2024-03-05 19:00 Call to order", "- 19:10 Tea")},
    "levels of a house": {NAME: DATED.replace("## ", "### ").replace("leaks.", "leaks.\n\n### Shed\n\nDry.")},
    "a name with small words": {
        name: text.replace("Fern Moss", "Fern Van Moss" if "-02" not in name else "Fern van Moss")
        for name, text in in_days().items()
    },
    "a list in capitals": in_days({2: "FERN MOSS"}),
    "initials": {
        name: text.replace("Fern Moss", "Fern Moss, Oakley B" if "-02" not in name else "Fern Moss, Oakley C")
        for name, text in in_days().items()
    },
    "an initial between": in_days({2: "Fern M. Moss"}),
    "two people in one meeting": in_days({2: "Fern Moss, Fern Mosa"}),
    "a name with an accent": in_days({2: "Fern Möss"}),
    "notes and a transcript": {
        NAME: DATED,
        "2024-03-05-transcript.md": DATED.replace("Club", "Transcript of the club"),
    },
    "a handle for a name": {
        NAME: lines_of(
            "# 园艺社 2024-03-05", "", "参会人：willow_w、陈伟", "", "## 雨桶", "", "汇报人：王芳", "", "漏水。"
        )
    },
    "a sign before a name": in_days({2: "♦ Férn Moss"}),
    "notes below a title of their own": {
        NAME: DATED.replace("## Barrel @Willow", "## Topics\n\n### Barrel")
        + lines_of("", "# Pasted", "", "### Shed", "", "Dry.")
    },
    "other texts": {
        NAME: DATED,
        "LICENSE": "Copyright 2024-03-05 Fern Moss\n\nAll rights.\n",
        "CHANGELOG.txt": "2024-03-05\n\n- the barrel\n",
        "requirements.txt": "barrel==1.2\n",
    },
}


@pytest.mark.parametrize("files", WHOLE.values(), ids=WHOLE)
def test_what_is_not_broken_is_not_told(files: Files, tmp_path: Path) -> None:
    assert found_in(files, tmp_path) == ()
