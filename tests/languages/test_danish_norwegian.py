"""What is peculiar to Danish and Norwegian: how they are told apart, numbers of cases, and `no`, which YAML reads."""

import pytest

from bot.languages.asking import language_asked_in
from bot.minutes.languages import language_of
from bot.minutes.model import Minutes, Role
from tests.conftest import lines_of, read

DANISH = (
    "# Referat fra bestyrelsesmøde", "", "**Dato:** tirsdag den 5/3-2024 kl. 19.00", "**Sted:** Fælleshuset", "",
    "**Til stede:** Åse Lindegård (formand), Søren Birkholt (kasserer), Karen-Margrethe Ølund",
    "**Afbud fra:** Mads Tjørnely", "**Ordstyrer:** Søren Birkholt", "**Referent:** Karen-Margrethe Ølund", "",
    "## 1. Godkendelse af dagsorden", "", "Dagsordenen blev godkendt.", "", "## 2. Nyt drivhus", "",
    "Åse fremlagde to tilbud.", "", "**Beslutning:** Bestyrelsen køber drivhuset.", "", "## 3. Vandpumpen", "",
    "- Det blev besluttet at reparere pumpen.", "", "## 4. Eventuelt", "", "Intet.", "", "## Opfølgning", "",
    "| Opgave | Ansvarlig | Frist |", "|---|---|---|", "| Indhente tilbud | Søren Birkholt | 20. marts |",
)  # fmt: skip
NORWEGIAN = (
    "# Styremøte i Fjellhagen borettslag", "", "**Dato:** tirsdag 5. mars 2024 kl. 18.30", "**Sted:** Grendehuset", "",
    "**Til stede:** Åshild Bjørkås (styreleder), Torgrim Seljeflot (kasserer) og Ingeborg Øvrelid",
    "**Meldt forfall:** Sindre Kvernmo", "**Møteleder:** Åshild Bjørkås", "**Referent:** Ingeborg Øvrelid", "",
    "## Sak 11/24: Godkjenning av innkalling og saksliste", "", "Innkalling og saksliste ble godkjent.", "",
    "## Sak 12/24: Ny vannpumpe", "", "Pumpa lekker.", "", "**Vedtak:** Styret kjøper pumpa. Enstemmig vedtatt.", "",
    "## Sak 13/24: Dugnad", "", "Dugnaden blir lørdag 20. april.", "", "## Sak 14/24: Eventuelt", "",
    "Ingen saker under eventuelt.", "", "## Aksjonspunkter", "",
    "| Hva | Ansvarlig | Frist |", "|---|---|---|", "| Bestille pumpe | Torgrim Seljeflot | 15. mars |",
)  # fmt: skip
NYNORSK = (
    "# Referat frå årsmøte i Fjellheim ungdomslag 5. mars 2024", "",
    "Til stades: Åshild Bjørkås, Torgrim Seljeflot", "Forfall: Sindre Kvernmo", "",
    "## 1. Opning og konstituering", "", "Innkalling og sakliste vart godkjend.", "",
    "## 2. Val av møteleiar og referent", "", "Torgrim vart vald til møteleiar.", "",
    "## 3. Rekneskap", "", "Rekneskapen vart gjennomgått.", "", "**Vedtak:** Rekneskapen vart samrøystes godkjend.", "",
    "## 4. Ymse", "", "Vi treng nye stolar.",
)  # fmt: skip


def headings(minutes: Minutes) -> list[str]:
    return [item.heading for item in minutes.topics]


def named(minutes: Minutes) -> tuple[list[str], list[str]]:
    return [one.name for one in minutes.attendees], [one.name for one in minutes.absent]


def roles(minutes: Minutes) -> list[Role]:
    return [entry.role for entry in minutes.entries if entry.role]


def test_danish_minutes_are_read() -> None:
    minutes = read(lines_of(*DANISH), "a.md")
    assert (minutes.language, str(minutes.date)) == ("da", "2024-03-05")
    assert named(minutes) == (["Åse Lindegård", "Søren Birkholt", "Karen-Margrethe Ølund"], ["Mads Tjørnely"])
    assert headings(minutes) == ["2. Nyt drivhus", "3. Vandpumpen"]
    assert roles(minutes) == [Role.DECISION, Role.DECISION, Role.ACTION]
    assert [item.presenters for item in minutes.topics] == [("Åse",), ()]


def test_norwegian_minutes_are_read() -> None:
    minutes = read(lines_of(*NORWEGIAN), "a.md")
    assert (minutes.language, str(minutes.date)) == ("nb", "2024-03-05")
    assert named(minutes) == (["Åshild Bjørkås", "Torgrim Seljeflot", "Ingeborg Øvrelid"], ["Sindre Kvernmo"])
    assert headings(minutes) == ["Sak 12/24: Ny vannpumpe", "Sak 13/24: Dugnad"]
    assert roles(minutes) == [Role.DECISION, Role.ACTION]


def test_minutes_in_nynorsk_are_norwegian() -> None:
    minutes = read(lines_of(*NYNORSK), "a.md")
    assert (minutes.language, str(minutes.date)) == ("nb", "2024-03-05")
    assert named(minutes) == (["Åshild Bjørkås", "Torgrim Seljeflot"], ["Sindre Kvernmo"])
    assert headings(minutes) == ["3. Rekneskap", "4. Ymse"]
    assert roles(minutes) == [Role.DECISION]


@pytest.mark.parametrize(
    ("stated", "language"),
    [("no", "nb"), ("nn", "nb"), ("nb", "nb"), ("no-NO", "nb-NO"), ("NN", "nb"), ("da-DK", "da-DK")],
)
def test_norwegian_is_one_whatever_it_is_called(stated: str, language: str) -> None:
    assert language_of(stated, "a.md", "") == language


@pytest.mark.parametrize(
    ("path", "language"), [("a.no.md", "nb"), ("nn/a.md", "nb"), ("da/a.md", "da"), ("no/a.en.md", "en")]
)
def test_a_path_tells_it_too(path: str, language: str) -> None:
    assert language_of(None, path, "完全是中文 and English") == language


@pytest.mark.parametrize("stated", ["language: no", "lang: no", "language: No", "language: 'no'", "language: nn"])
def test_no_in_front_matter_is_no_denial(stated: str) -> None:
    assert read(lines_of("---", stated, "---", "# 2024-03-05", "", "## Slange", "", "Lekker."), "a.md").language == "nb"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vi mødes igen på torsdag og ser på hegnet. Det skal males inden sommerferien.", "da"),
        ("Vi møtes igjen på torsdag og ser på gjerdet. Det skal males før sommerferien.", "nb"),
        ("Vi ses igen på torsdag och tittar på staketet. Det ska målas före semestern.", "sv"),
        ("Eg tek kontakt med kommunen, men det er ikkje sikkert at dei svarar.", "nb"),
        ("- Vandhanen drypper\n- Nøglen er væk\n- Vi køber en ny lås", "da"),
        ("- Krana drypper\n- Nøkkelen er borte\n- Vi kjøper en ny lås", "nb"),
        ("Present: Ole Andersen, Kari af Trolle, Per von Skov\n\n- Release 2.0 for Linux\n- Barn roof", "en"),
    ],
)
def test_near_languages_are_told_apart_by_little_text(text: str, language: str) -> None:
    assert language_of(None, "a.md", text) == language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Hvem skal købe maling?", "da"),
        ("Hvem skal kjøpe maling?", "nb"),
        ("Kven skal kjøpe måling?", "nb"),
        ("Vem ska köpa färg?", "sv"),
        ("Hvornår er næste møde?", "da"),
        ("Når er neste møte?", "nb"),
        ("När är nästa möte?", "sv"),
    ],
)
def test_near_languages_are_told_apart_by_a_question(question: str, language: str) -> None:
    assert language_asked_in(question) == language


def test_names_that_are_words_elsewhere_stay_names() -> None:
    listed = "Bent, Finn, Dag Moss, Odd, Even, Andre, Anna, Til Winter, Asa Sommer"
    minutes = read(lines_of("# Club 2024-03-05", "", f"Present: {listed}", "", "## Hose", "", "It leaks."), "a.en.md")
    assert [one.name for one in minutes.attendees] == listed.split(", ")


@pytest.mark.parametrize("label", ["Syg", "Mat", "Rom", "Sp", "PS"])
def test_initials_of_english_speakers_are_no_labels(label: str) -> None:
    head = ("# Club 2024-03-05", "", "Present: Fern Moss, Holly Bush", "", "## Hose", "")
    minutes = read(lines_of(*head, f"{label.upper()}: I would mend it.", "", "It is old."), "a.en.md")
    assert named(minutes) == (["Fern Moss", "Holly Bush"], [])


@pytest.mark.parametrize("language", ["de", "pl", "cs"])
def test_whoever_writes_the_minutes_in_one_language_presents_in_another(language: str) -> None:
    head = ("---", f"language: {language}", "---", "# 2024-03-05", "", "## Hose", "")
    minutes = read(lines_of(*head, "Referent: Fern Moss", "", "Rhabarber."), "a.md")
    assert [item.presenters for item in minutes.topics] == [("Fern Moss",)]
