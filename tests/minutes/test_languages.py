"""The language of a text."""

import pytest

from bot.minutes.languages import language_of, path_without_language


@pytest.mark.parametrize(
    ("path", "language"),
    [("a.en.md", "en"), ("a.zh-CN.md", "zh-CN"), ("zh/a.md", "zh"), ("notes/en/2024/a.md", "en"), ("zh/a.en.md", "en")],
)
def test_the_path_tells_the_language(path: str, language: str) -> None:
    assert language_of(None, path, "完全是中文 and English") == language


@pytest.mark.parametrize("path", ["a.old.md", "CG-10.md", "v1.2.md", "notes/a.md", "no-tes/a.md", "main/a.md", "en.md"])
def test_a_path_that_names_no_language_leaves_it_to_the_text(path: str) -> None:
    assert language_of(None, path, "雨水优先") == "zh"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rain water first.", "en"),
        ("Kitex 和 Hertz 的 Roadmap 讨论", "zh"),
        ("雨水優先", "zh"),
        ("トマトを温室に植える", "ja"),
        ("토마토를 심는다", "ko"),
        ("Сажаем помидоры", "ru"),
        ("The barrel (雨桶) stands behind the greenhouse, next to the compost and the shed.", "en"),
        ("12 — 34", "und"),
        ("", "und"),
    ],
)
def test_the_characters_tell_the_language(text: str, language: str) -> None:
    assert language_of(None, "a.md", text) == language


def test_a_stated_language_comes_first() -> None:
    assert language_of("zh-TW", "en/a.en.md", "Rain.") == "zh-TW"


@pytest.mark.parametrize("stated", ["", "not a language", "x", "12"])
def test_what_is_no_language_tag_is_not_believed(stated: str) -> None:
    assert language_of(stated, "a.md", "Rain.") == "en"


@pytest.mark.parametrize("path", ["a.md", "a.en.md", "en/a.md", "zh/a.md", "a.zh-CN.md"])
def test_the_texts_of_one_meeting_share_a_path(path: str) -> None:
    assert path_without_language(path) == "a.md"


@pytest.mark.parametrize("path", ["notes.v2.md", "main/a.md", "en.md", "2024/a.md"])
def test_any_other_path_stays_as_it_is(path: str) -> None:
    assert path_without_language(path) == path


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Das Glas kommt im April, und die Fundamente sind schon fertig.", "de"),
        ("Le verre arrive en avril et les fondations sont déjà finies, mais il faut un plan pour la cuve.", "fr"),
        (
            "El vidrio llega en abril y los cimientos ya están terminados, pero el barril no se ha pintado con tinta.",
            "es",
        ),
        ("O vidro chega em abril e as fundações já são boas, mas o barril ainda não foi pintado com uma tinta.", "pt"),
        ("Il vetro arriva in aprile e le fondamenta sono già finite, ma la botte non è stata ancora dipinta.", "it"),
        ("Het glas komt in april en de fundering is al klaar, maar de verf voor de ton moet nog komen.", "nl"),
        ("Szyby przyjadą w kwietniu i fundament jest już gotowy, ale beczka nie została jeszcze pomalowana.", "pl"),
        ("Sklo přivezou v dubnu a základy už jsou hotové, ale barva na sud ještě není koupená.", "cs"),
        ("Glaset kommer i april och grunden är redan klar, men färgen till tunnan har inte kommit än.", "sv"),
        ("Glasset kommer i april, og fundamentet er allerede færdigt, men malingen er ikke købt endnu.", "da"),
        ("Glasset kommer i april, og grunnmuren er allerede ferdig, men malingen er ikke kjøpt inn ennå.", "nb"),
        ("Vi treng ein ny pumpe, men vi veit ikkje kva han kostar. Åshild spør butikken.", "nb"),
        ("Cam nisanda gelecek ve temel hazır, ancak fıçı için boya henüz alınmadı.", "tr"),
        ("The glass comes in April, and the foundations are ready. They want a “déjà vu” of the plan.", "en"),
        ("Ada de la Roche, Chen van der Moss, Ines dos Santos", "en"),
        ("- https://example.com/a https://example.com/b https://example.com/c www.com.com com.com", "en"),
    ],
)
def test_frequent_words_tell_the_languages_of_one_script_apart(text: str, language: str) -> None:
    assert language_of(None, "a.md", text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("# Acta\n\n- Las tomateras crecen en el patio del vecino.", "es"),
        ("# Réunion\n\nLes tomates sont rouges.", "fr"),
        ("# Buluşma\n\nDomatesler için ip ve kazık alındı.", "tr"),
        ("# Møde\n\n- Tomaterne er røde, og der er ikke flere snore.", "da"),
        ("# Møte\n\n- Tomatene er røde, og det er ikke flere snorer igjen.", "nb"),
        ("# Möte\n\n- Tomaterna är röda och det finns inga snören kvar.", "sv"),
        ("# Club\n\nAttendees: Fern del Río\n\n- Tomatoes ripen.", "en"),
        ("# Club\n\n- The tomatoes of Las Palmas, grown en masse.", "en"),
    ],
)
def test_few_words_tell_the_language_of_a_short_text_without_any_of_another(text: str, language: str) -> None:
    assert language_of(None, "notes.md", text) == language


def test_few_words_tell_no_language_of_a_long_text() -> None:
    assert language_of(None, "notes.md", "Las del " + "tomato " * 200) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "# 4. Protokoll\n\n**Datum:** 1.2.2024\n**Uhrzeit:** 8:00\n**Anwesend**: Oak, Fern\n**Abwesend**: Moss\n",
            "de",
        ),
        (
            "# Note\n\n**Présents** : Oak\n**Absents excusés** : Fern\n**Rédacteur** : Oak\n\n## Décisions prises\n",
            "fr",
        ),
        ("# Sync\n\n**Date:** 1 March\n**Attendees:** Oak\n**Regrets:** Fern\n\n## Action items\n", "en"),
        ("# Kulüp\n\n**Tarih:** 1.3.2024\n**Katılanlar:** Oak\n**Mazeretli:** Fern\n\n## Alınan Kararlar\n", "tr"),
        ("# Referat\n\n**Dato:** 1.3.2024\n**Til stede:** Oak\n**Afbud:** Fern\n\n## Beslutninger\n", "da"),
        ("# Referat\n\n**Dato:** 1.3.2024\n**Til stede:** Oak\n**Forfall:** Fern\n\n## Vedtak\n", "nb"),
    ],
)
def test_labels_tell_the_language_of_minutes_with_little_text(text: str, language: str) -> None:
    assert language_of(None, "", text) == language
