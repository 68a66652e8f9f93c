"""Which items sum a meeting up, in minutes of other languages than English."""

import pytest

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of


def topics_of(*lines: str, language: str, source: str = "2024-03-04.md") -> list[str]:
    """Return the headings of the topics of minutes with some lines in some language."""
    minutes = parse_minutes(lines_of("---", f"language: {language}", "---", *lines), source).minutes
    return [item.heading for item in minutes.topics] if minutes else []


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("de", "TOP 1: Begrüßung"),
        ("de", "Top 0 : Regularia"),
        ("de", "TOP 2. Feststellen der Beschlussfähigkeit"),
        ("de", "Beschlussfähigkeit des Vorstands"),
        ("de", "TOP 3 - Genehmigung des letzten Protokolls"),
        ("fr", "Point 1 : Approbation de l'ordre du jour"),
        ("fr", "2. Vérification du quorum"),
        ("es", "Punto 1: Verificación del quórum"),
        ("es", "2. Lectura y aprobación del acta anterior"),
        ("pt", "Ponto 1: Aprovação da pauta"),
        ("it", "Punto 1: Approvazione del verbale precedente"),
        ("it", "2. Verifica del numero legale"),
        ("ru", "1. Утверждение повестки дня"),
        ("ru", "Вопрос 2. Избрание секретаря собрания"),
        ("tr", "1. Açılış ve yoklama"),
        ("tr", "Madde 2: Gündemin onaylanması"),
        ("tr", "GÜNDEM MADDESİ 3: BİR ÖNCEKİ TOPLANTI TUTANAĞININ OKUNMASI"),
        ("tr", "2. Divan heyetinin seçimi"),
        ("tr", "Toplantı yeter sayısının tespiti"),
        ("nl", "1. Opening en vaststelling agenda"),
        ("nl", "Punt 2: Notulen vorige vergadering"),
        ("pl", "1. Otwarcie zebrania i powitanie gości"),
        ("pl", "2. Stwierdzenie kworum"),
        ("pl", "Ad. 3. Przyjęcie porządku obrad"),
        ("pl", "Punkt 4: Zatwierdzenie protokołu z poprzedniego zebrania"),
        ("pl", "Wybór przewodniczącego i protokolanta"),
        ("cs", "1. Zahájení a schválení programu"),
        ("cs", "Bod 2: Volba zapisovatele a ověřovatelů zápisu"),
        ("cs", "3. Kontrola zápisu z minulé schůze"),
        ("cs", "6. Závěr"),
        ("sv", "§ 1 Mötets öppnande"),
        ("sv", "§2. Val av justerare tillika rösträknare"),
        ("sv", "3. Föregående mötesprotokoll"),
        ("sv", "Punkt 4: Fastställande av dagordningen"),
        ("da", "1. Valg af dirigent"),
        ("da", "Pkt. 2: Godkendelse af referat fra sidste møde"),
        ("da", "Ad 3. Godkendelse af dagsorden"),
        ("da", "9. Næste møde"),
        ("da", "Velkomst og præsentationsrunde"),
        ("nb", "Sak 12/24: Godkjenning av innkalling og saksliste"),
        ("nb", "1. Åpning og konstituering"),
        ("nb", "2. Valg av møteleder, referent og tellekorps"),
        ("nb", "Sak 3 Godkjenning av protokoll fra forrige møte"),
        ("nb", "Val av møteleiar og referent"),
        ("ja", "1. 定足数の確認"),
        ("ja", "日時・場所・出席者"),
        ("ko", "안건 1: 성원 보고"),
        ("ko", "2. 전차 회의록 승인"),
        ("zh", "议题一：确认议程"),
        ("zh", "五、散會"),
    ],
)
def test_a_formality_is_structure_whatever_number_it_bears(language: str, heading: str) -> None:
    assert heading_kind(heading, language) in (HeadingKind.LOGISTICS, HeadingKind.ATTENDEES)


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("de", "TOP 4: Neue Gießkannen"),
        ("de", "Neue Mitglieder"),
        ("fr", "Point 2 : L'eau du puits"),
        ("es", "Punto 3: La manguera"),
        ("pt", "Ponto 2: A mangueira"),
        ("it", "Punto 2: Il pozzo"),
        ("nl", "Punt 2: De pomp"),
        ("pl", "Punkt 2: Pompa"),
        ("cs", "Bod 2: Nová konev"),
        ("cs", "Volba předsedy spolku"),
        ("cs", "Plán činnosti na rok 2024"),
        ("sv", "§ 5 Ny vattenpump"),
        ("sv", "Val av kassör"),
        ("da", "Pkt. 4: Ny vandpumpe"),
        ("da", "5. Valg af kasserer"),
        ("da", "§ 6 Kontingent"),
        ("nb", "Sak 12/24: Ny vannpumpe"),
        ("nb", "Valg av kasserer"),
        ("nb", "3. Rekneskap"),
        ("ru", "Вопрос 2: Новая лейка"),
        ("tr", "Gündem maddesi 2: Yeni kova"),
        ("ja", "2. 雨樋の修理"),
        ("ko", "안건 2: 물뿌리개 구매"),
        ("zh", "议题二：雨桶"),
    ],
)
def test_a_numbered_topic_is_none(language: str, heading: str) -> None:
    assert heading_kind(heading, language) is None


def test_numbered_formalities_are_no_topics_and_other_business_is_one_only_if_something_is_said() -> None:
    found = topics_of(
        "# Protokoll 04.03.2024", "", "## TOP 1: Begrüßung", "", "Los um 19 Uhr.", "", "## TOP 2: Regularia", "",
        "Wir sind beschlussfähig.", "", "## TOP 3: Gießkannen", "", "Zwei sind undicht.", "", "## TOP 4: Verschiedenes",
        language="de",
    )  # fmt: skip
    assert found == ["TOP 3: Gießkannen"]


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("pt", "Próxima reunião dia 11/03 segunda"),
        ("de", "Nächstes Treffen am 11. März"),
        ("fr", "Prochaine réunion le 11/03/2024"),
        ("es", "Próxima reunión 11 de marzo"),
        ("it", "Prossima riunione 11 marzo"),
        ("nl", "Volgende vergadering 11 maart"),
        ("pl", "Następne zebranie 11 marca"),
        ("cs", "Příští schůze 11. března"),
        ("sv", "Nästa möte den 11 mars"),
        ("da", "Næste møde d. 11. marts"),
        ("nb", "Neste møte 11. mars"),
        ("ru", "Следующее собрание 11 марта"),
        ("tr", "Bir sonraki toplantı 11 Mart"),
    ],
)
def test_the_next_meeting_is_a_formality_with_its_date_too(language: str, heading: str) -> None:
    assert heading_kind(heading, language) is HeadingKind.LOGISTICS


@pytest.mark.parametrize(
    ("language", "notes", "tasks"),
    [
        ("pt", "Assuntos tratados", "Tarefas a realizar"),
        ("es", "Puntos tratados", "Tareas"),
        ("fr", "Points abordés", "Actions à mener"),
        ("de", "Besprochene Punkte", "Aufgaben"),
        ("it", "Argomenti trattati", "Azioni"),
        ("nl", "Besproken punten", "Actiepunten"),
        ("pl", "Omówione sprawy", "Do zrobienia"),
        ("cs", "Projednané body", "Kdo co udělá"),
        ("sv", "Diskuterade punkter", "Att göra"),
        ("da", "Drøftede punkter", "Handlingspunkter"),
        ("nb", "Diskuterte saker", "Aksjonspunkter"),
        ("ru", "Что обсудили", "Кто что делает"),
        ("tr", "Görüşülen Konular", "Yapılacaklar"),
        ("zh", "会议内容", "待办事项"),
        ("ja", "議事内容", "宿題"),
        ("ko", "논의 내용", "할 일"),
        ("pt", "Discussão", "Decisões"),
    ],
)
def test_statements_are_topics_where_they_are_all_that_was_noted(language: str, notes: str, tasks: str) -> None:
    found = topics_of(
        "# 2024-03-04", "", f"## {notes}", "", "- Hose 7 leaks.", "- Barrel 9 is full", "", f"## {tasks}", "", "- Tape",
        language=language,
    )  # fmt: skip
    assert found == ["Hose 7 leaks.", "Barrel 9 is full"]


def test_statements_beneath_what_was_done_are_no_topics_beside_an_agenda() -> None:
    found = topics_of(
        "# 2024-03-04", "", "## 한 일", "", "- 물뿌리개를 고쳤다.", "- 울타리를 칠했다.", "", "## 안건", "", "- 비료",
        language="ko",
    )  # fmt: skip
    assert "물뿌리개를 고쳤다." not in found


def test_points_with_a_bold_label_are_named_by_it_beside_what_was_only_announced() -> None:
    found = topics_of(
        "# Acta 2024-03-04", "", "## Orden del día", "", "1. La bomba", "2. Las semillas", "", "## Puntos tratados", "",
        "- **Bomba del pozo:** Se explicó que pierde agua y que " + "hay que cambiarla pronto " * 8 + ".",
        "- **Semillas:** Quedan pocas, y se pedirán más.",
        language="es",
    )  # fmt: skip
    assert [each.strip("*: ").partition(":")[0].strip("*") for each in found] == ["Bomba del pozo", "Semillas"]


def test_the_rows_of_a_numbered_table_beneath_the_agenda_are_topics() -> None:
    found = topics_of(
        "# Ata 2024-03-04", "", "## Pautas", "", "| **N°** | **Descrição** |", "|---|---|", "| 1 | Escolha do poço |",
        "| 2 | Compra de sementes |", "", "## Compromissos", "", "| N° | Compromisso |", "|---|---|", "| 1 | Medir |",
        language="pt",
    )  # fmt: skip
    assert found == ["Escolha do poço", "Compra de sementes"]


def test_lines_of_a_numbered_agenda_count_on_where_a_number_was_left_out() -> None:
    found = topics_of(
        "日期：2024-03-04", "", "议题：", " 1、关于雨桶扩建方案的讨论", " 雨桶漏水严重，需要尽快修理。", "",
        " 2. 关于明年种子采购的改善", "- 今年的种子不够", "",
        " 3. 关于水管更换时间的安排", "- 漏水", "", " 5. 工具棚维修事宜与预算", "- 门坏了", language="zh",
    )  # fmt: skip
    assert [each.strip()[:2] for each in found] == ["1、", "2.", "3.", "5."]


def test_other_dates_of_running_notes_are_no_topics() -> None:
    found = topics_of(
        "# 회의록",
        "",
        "### 2024.03.04 (월)",
        "- 물뿌리개 확인",
        "",
        "### 2024.03.11 (월)",
        "- 울타리 논의",
        language="ko",
    )
    assert not any("2024" in each for each in found)


@pytest.mark.parametrize("formality", ["Secrétaire de séance", "Informations"])
def test_topics_beneath_a_formality_are_the_topics_if_there_are_no_others(formality: str) -> None:
    found = topics_of(
        "# Ordre du jour", "", "1. Le puits", "", f"# {formality}", "", "Aline est désignée.", "", "## Mandats", "",
        "Le mandat est donné à Brune, qui s'occupe du puits.", "", "## Puits", "", "Il faut une pompe.", language="fr",
    )  # fmt: skip
    assert found == ["Mandats", "Puits"]


def test_what_was_decided_in_parts_is_what_was_discussed() -> None:
    found = topics_of(
        "# Reunión 2024-03-04", "", "## Decisiones", "", "### A. Bomba", "", "Se cambia.", "", "### B. Semillas", "",
        "Se piden más.", "", "## Tareas", "", "- Medir", language="es",
    )  # fmt: skip
    assert found == ["A. Bomba", "B. Semillas"]


def test_a_list_that_a_line_announces_is_told_from_the_lists_of_people_and_links() -> None:
    found = topics_of(
        "# 2024-03-04", "", "Asistentes:", "- Vera Rojas", "- Darío Peña", "", "Enlaces:",
        "- [Llamada](https://example.org)", "", "Temas:", "- La bomba del pozo.", "- Semillas.", "- Cobertizo.",
        language="es",
    )  # fmt: skip
    assert found == ["La bomba del pozo.", "Semillas.", "Cobertizo."]


def test_numbered_headings_are_the_topics_though_the_agenda_names_fewer() -> None:
    found = topics_of(
        "# Ata 2024-03-04", "", "## Pauta", "", "- Estado do poço", "- Sementes e mais um pouco", "  ver lista", "",
        "## 1. Poço", "", "Vaza.", "", "## 2. Sementes", "", "Faltam.", "", "## 3. Barracão", "", "A porta quebrou.",
        language="pt",
    )  # fmt: skip
    assert found == ["1. Poço", "2. Sementes", "3. Barracão"]


def test_phrases_in_hangul_are_no_names() -> None:
    found = topics_of(
        "# 2024-03-04", "", "## 회의 내용", "", "1. 물탱크 선정", "   1. 큰 것으로 한다", "2. 역할 분배",
        "   1. 당번을 정한다", "3. 예산 계획", "   1. 다음 달까지", language="ko",
    )  # fmt: skip
    assert found == ["물탱크 선정", "역할 분배", "예산 계획"]
