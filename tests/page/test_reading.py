"""What the page opens on: the brief beside the picture by topics, a part by itself, presenting, printing."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import graph
from graph.engine.memory import Memory
from graph.export.html import page as page_of
from graph.export.view import view as view_of
from graph.model import Citation, Dataset, Document, Header, Relation, Scenario, Topic, builtin
from graph.vocabulary.entities import Country
from graph.voices import voiced

Show = Callable[..., Page]


def picture(page: Page) -> Locator:
    return page.get_by_role("region", name="Picture")


def made(folder: Path, scenarios: int, entities: int, claims: int, topics: int = 2) -> Path:
    """A made-up graph without findings, whose claims are of all scenarios and topics by turns."""
    chance = random.Random(scenarios * 1000 + entities)
    worlds = tuple(
        Scenario(id=f"s{at}", label=f"If way {at} is taken", group="ways")
        for at in range(scenarios)
    )
    matters = tuple(Topic(id=f"t{at}", label=f"Matter {at}") for at in range(topics))
    relations: dict[tuple[str, str, str], Relation] = {}
    for at in range(claims):
        one, other = chance.sample(range(entities), 2)
        kind = chance.choice(("cooperation", "support", "rivalry"))
        world = chance.choice((None, *(one.id for one in worlds)))
        relations[f"c{one}", f"c{other}", f"{kind} {world}"] = builtin().relations[kind](
            kind=kind,
            source=f"c{one}",
            target=f"c{other}",
            modality="fact" if world is None else "plan",
            scenario=world,
            topic=matters[at % topics].id if topics else None,
            evidence=(Citation(document="note", paragraph=1 + at, start=at * 10, end=at * 10 + 9),),
        )
    header = Header(
        id="made",
        title="A made-up graph",
        documents=(Document(id="note", title="A note", authors=("N. N.",)),),
        scenarios=worlds,
        topics=matters,
    )
    named = tuple(Country(id=f"c{at}", name=f"Country {at}") for at in range(entities))
    dataset = voiced(Dataset(header, named, tuple(relations.values())))
    path = folder / "made.html"
    path.write_text(page_of(view_of(Memory(dataset))), encoding="utf-8")
    return path


def test_it_opens_on_what_the_text_finds(show: Show, chile: Path) -> None:
    page = show(chile, "")
    header = graph.load().header
    assert header.headline
    assert header.deck
    expect(page.get_by_text(header.headline, exact=True)).to_be_visible()
    expect(page.get_by_text(header.deck, exact=True)).to_be_visible()
    brief = page.get_by_role("tabpanel", name="Brief")
    for finding in header.findings:
        if finding.topic is not None:
            expect(brief.get_by_text(finding.words, exact=True)).to_have_count(1)
    assert page.get_by_role("combobox", name="Search").is_visible()
    for name in ("Jeannette Jara", "José Antonio Kast", "Kast's government", "Chile"):
        expect(picture(page).get_by_role("button", name=re.compile(f"^{name}, "))).to_be_visible()


def test_a_cell_says_how_it_stands_or_that_the_text_is_silent(show: Show, chile: Path) -> None:
    page = show(chile, "")
    north = page.get_by_role("region", name="The north and the borders")
    expect(north.get_by_text("plan, according to Jeannette Jara")).to_be_visible()
    intelligence = page.get_by_role("region", name="Intelligence")
    expect(intelligence.get_by_text("The text says nothing of this if Jara wins.")).to_be_visible()
    south = page.get_by_role("region", name="The south")
    expect(south.get_by_text("The text says nothing of this")).to_have_count(0)


def test_no_cell_is_longer_than_twenty_words(show: Show, chile: Path, tmp_path: Path) -> None:
    for path in (chile, made(tmp_path, scenarios=4, entities=12, claims=60)):
        page = show(path, "")
        said = page.get_by_role("tabpanel", name="Brief").locator(".says").all_inner_texts()
        assert said
        assert all(len(one.split()) <= 20 for one in said)


def test_who_guards_the_north_under_each_winner_in_one_click(show: Show, chile: Path) -> None:
    page = show(chile, "")
    page.get_by_role("button", name="The north and the borders").first.click()
    row = page.get_by_role("region", name="The north and the borders")
    expect(row.get_by_role("button", name="Jara would have the police lead")).to_be_visible()
    expect(row.get_by_role("button", name="A Kast government would make more use")).to_be_visible()
    expect(row.get_by_text("Which force would lead at the northern border")).to_be_visible()
    names = picture(page).locator(".name[role=button]")
    assert 5 <= names.count() <= 9
    expect(
        picture(page).get_by_role("button", name="would lead the deployment in – Jara would have")
    ).not_to_have_count(0)
    expect(picture(page).get_by_text("of its 17 claims, between 9 of its")).to_be_visible()
    picture(page).get_by_role("button", name="Draw them all").click()
    assert names.count() > 9
    assert "every=yes" in page.url


@pytest.mark.parametrize(
    ("locale", "matter", "said"),
    [
        ("en-GB", "north", "would lead the deployment in – Jara would have the police"),
        ("es-CL", "north", "encabezarían el despliegue en – Jara pondría a las policías"),
        ("en-GB", "architecture", "should require – "),
        ("es-CL", "architecture", "debería requerir – "),
        ("en-GB", "defence", "risk: could further (the main risk)"),
        ("es-CL", "defence", "riesgo: podría favorecer – "),
    ],
)
def test_a_line_reads_as_a_sentence_that_is_true(
    show: Show, chile: Path, locale: str, matter: str, said: str
) -> None:
    page = show(chile, f"matter={matter}&tab=brief", locale=locale)
    expect(page.get_by_role("button", name=said)).not_to_have_count(0)
    for hedge in re.compile("^plan: "), re.compile("^(expectation|expectativa)"):
        expect(page.get_by_role("button", name=hedge)).to_have_count(0)


def test_what_is_read_can_be_left_by_its_chip_by_back_and_all_at_once(
    show: Show, chile: Path
) -> None:
    page = show(chile, "")
    page.get_by_role("button", name="The south").first.click()
    chip = picture(page).get_by_role("button", name="The south: leave it")
    chip.click()
    expect(chip).to_have_count(0)
    page.go_back()
    expect(chip).to_be_visible()
    page.go_back()
    expect(chip).to_have_count(0)
    page.evaluate("location.hash = 'modality=risk&selected=chile&tab=details'")
    picture(page).get_by_role("button", name="Whole picture").click()
    expect(picture(page).get_by_role("button", name="leave it")).to_have_count(0)
    expect(page.get_by_role("tab", name="Brief")).to_have_attribute("aria-selected", "true")


def test_a_claim_that_is_read_is_told_whole_and_cited(show: Show, chile: Path) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    page = show(chile, "matter=north&tab=brief", permissions=allowed)
    page.get_by_role("button", name=re.compile("^Jara would have the police lead")).click()
    strip = page.get_by_role("region", name="The claim that is read")
    expect(strip.get_by_text("Jara would have the police lead")).to_be_visible()
    strip.get_by_role("button", name="Cite this claim").click()
    expect(strip.get_by_text("Copied.")).to_be_visible()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(
        r"If Jara wins \(plan, according to Jeannette Jara\), in our words: Jara would have the police"
        r" lead at the northern border\. – Richard Kouyoumdjian Inglis, “National Security Marks"
        r" Chile’s Presidential Runoff”, RUSI, 2025, ¶\xa08\. Since then: can no longer come true"
        r" \(José Antonio Kast was elected president, .*; 14 December 2025; ANSA, .*\)\.",
        cited,
    ), cited


def test_a_name_and_a_count_of_the_picture_open(show: Show, chile: Path) -> None:
    page = show(chile, "")
    picture(page).get_by_role("button", name="China, country").click()
    expect(page.get_by_role("heading", name="China", level=2)).to_be_visible()
    expect(picture(page).get_by_role("button", name="Kast's government, ")).to_be_visible()
    picture(page).get_by_role("button", name="Whole picture").click()
    picture(page).get_by_role("button", name="The south +").click()
    row = page.get_by_role("region", name="The south")
    expect(row.get_by_role("button", name="The south 37 claims")).to_have_attribute(
        "aria-expanded", "true"
    )


def test_the_arrow_keys_go_through_the_picture(show: Show, chile: Path) -> None:
    page = show(chile, "matter=congress&tab=brief")
    first = (
        picture(page)
        .get_by_role("button")
        .and_(page.locator("[tabindex='0'].name, [tabindex='0'].tie"))
    )
    first.focus()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert "selected=" in page.url or "claim=" in page.url


def test_the_picture_can_be_laid_out_otherwise_and_the_link_keeps_it(
    show: Show, chile: Path
) -> None:
    page = show(chile, "")
    layout = picture(page).get_by_role("group", name="Layout")
    expect(layout.get_by_role("button", name="By topic")).to_have_attribute("aria-pressed", "true")
    layout.get_by_role("button", name="Free").click()
    expect(picture(page).get_by_role("img")).to_be_visible()
    assert "picture=free" in page.url
    page.reload()
    expect(picture(page).get_by_role("img")).to_be_visible()
    expect(
        picture(page).get_by_text("361 relations, 217 entities: whoever has room")
    ).to_be_visible()


def test_all_that_is_only_a_risk_is_one_search_away(show: Show, chile: Path) -> None:
    page = show(chile, "")
    risks = len(graph.load().relations(modality="risk"))
    search = page.get_by_role("combobox", name="Search")
    results = page.get_by_role("listbox", name="Search results").get_by_role("option")
    search.fill("risk")
    expect(results.first).to_contain_text(f"{risks} claims of risk")
    search.fill("advice")
    expect(results.first).to_contain_text("recommendations")
    search.fill("Beijing")
    expect(results.first).to_contain_text("China")
    search.fill("who would guard the north")
    expect(results.first).to_contain_text("Who would guard the north under Jara")
    search.fill("risk")
    results.first.click()
    expect(page.get_by_role("table", name="The relations shown").get_by_role("row")).to_have_count(
        risks + 1
    )
    expect(
        picture(page).get_by_role("button", name="Sort of claim: risk: leave it")
    ).to_be_visible()


def test_questions_stand_under_their_topics_and_say_of_which_side(show: Show, chile: Path) -> None:
    page = show(chile, "tab=questions")
    panel = page.get_by_role("tabpanel", name="Questions")
    expect(panel.get_by_role("heading", level=3).first).to_have_text("The north and the borders")
    question = panel.get_by_role("button", name="Who would guard the north under Jara")
    expect(question).to_contain_text("If Jara wins")
    question.click()
    expect(picture(page).get_by_role("button", name="Army, ")).to_be_visible()
    panel.get_by_role("button", name="Leave the question").click()
    expect(question).to_be_visible()


@pytest.mark.parametrize("scenarios", [0, 1, 3, 4])
def test_any_number_of_scenarios_and_no_findings(
    show: Show, tmp_path: Path, scenarios: int
) -> None:
    page = show(made(tmp_path, scenarios, entities=12, claims=60), "")
    row = page.get_by_role("region", name="Matter 1")
    for at in range(scenarios):
        expect(row.get_by_role("heading", name=f"If way {at} is taken")).to_be_visible()
    expect(row.get_by_text("more claims").first).to_be_visible()
    expect(page.get_by_text("Whoever wins")).to_have_count(0)
    count = picture(page).locator(".name[role=button]").count()
    assert count >= 8
    row.get_by_role("button", name="Matter 1").click()
    expect(picture(page).get_by_text("claims, between")).to_be_visible()


def test_three_names_fill_the_page(show: Show, tmp_path: Path) -> None:
    page = show(made(tmp_path, scenarios=0, entities=3, claims=3, topics=0), "")
    boxes = [one.bounding_box() for one in picture(page).locator(".name[role=button]").all()]
    heights = [box["y"] for box in boxes if box]
    assert len(heights) == 3
    room = picture(page).bounding_box()
    assert room
    assert max(heights) - min(heights) > room["height"] / 3


def test_three_hundred_names_are_named_or_counted(show: Show, tmp_path: Path) -> None:
    page = show(made(tmp_path, scenarios=2, entities=300, claims=900, topics=8), "")
    named = picture(page).locator(".name[role=button]").count()
    assert 40 <= named <= 200
    counted = 0
    for text in picture(page).locator(".name").all_text_contents():
        if found := re.search(r"\+(\d+)", text):
            counted += int(found[1])
    folds = len([1 for text in picture(page).locator(".name").all_text_contents() if "+" in text])
    assert named - folds + counted >= 299  # a title without a count is no name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_are_twelve_pixels_or_more(show: Show, chile: Path, scheme: str) -> None:
    for width in (1440, 1280, 390):
        page = show(chile, "", viewport={"width": width, "height": 900}, color_scheme=scheme)
        sizes = (
            picture(page)
            .locator("svg text")
            .evaluate_all(
                "texts => texts.map((text) => text.getBBox() && Number(text.getAttribute('font-size')))"
            )
        )
        assert sizes
        assert min(sizes) >= 12


#: How often something that is written in the picture lies on something else that is written there.
OVERPRINTED = """() => {
  const words = [...document.querySelectorAll('main .chart svg > g')].filter((one) => one.querySelector('text'));
  const boxes = words.map((one) => [...one.querySelectorAll('text')].map((text) => text.getBBox()));
  const meet = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width
    && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height;
  let found = 0;
  for (const [at, some] of boxes.entries())
    for (const others of boxes.slice(at + 1)) if (some.some((a) => others.some((b) => meet(a, b)))) found += 1;
  return [boxes.length, found];
}"""


@pytest.mark.parametrize(
    "part", ["matter=north&tab=brief", "selected=jose-antonio-kast&tab=details"]
)
@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_in_the_picture_of_a_part_is_written_over_anything(
    show: Show, chile: Path, part: str, width: int
) -> None:
    page = show(chile, part, viewport={"width": width, "height": 900}, is_mobile=width < 600)
    written, found = page.evaluate(OVERPRINTED)
    assert written > 12
    assert found == 0


def test_on_a_phone_the_picture_of_a_part_is_as_high_as_it_needs_to_be(
    show: Show, chile: Path
) -> None:
    page = show(
        chile,
        "selected=jose-antonio-kast&tab=details",
        viewport={"width": 390, "height": 844},
        is_mobile=True,
    )
    drawn = page.locator("main .chart svg")
    before = drawn.get_attribute("viewBox")
    page.wait_for_timeout(500)
    assert drawn.get_attribute("viewBox") == before


def test_findings_and_questions_are_presented_one_a_screen(show: Show, chile: Path) -> None:
    page = show(chile, "")
    page.get_by_role("button", name="Present").click()
    slide = page.get_by_role("dialog")
    expect(slide.get_by_role("heading", level=2)).to_have_text("The north and the borders")
    expect(slide.get_by_text("1 of 15")).to_be_visible()
    size = slide.locator(".says").first.evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert size >= 26
    page.keyboard.press("ArrowRight")
    expect(slide.get_by_role("heading", level=2)).to_have_text("The south")
    expect(slide.get_by_role("button", name=re.compile("^Marine corps, "))).to_be_visible()
    assert "present=yes" in page.url
    page.keyboard.press("Escape")
    expect(slide).to_be_hidden()
    page.evaluate("location.hash = 'question=north-under-jara&present=yes&tab=questions'")
    expect(slide.get_by_role("heading", level=2)).to_contain_text("Who would guard the north")
    page.keyboard.press("ArrowRight")
    expect(slide.get_by_role("heading", level=2)).not_to_contain_text("Who would guard the north")


def test_what_is_presented_says_how_much_of_what_it_rests_on_is_drawn(
    show: Show, chile: Path
) -> None:
    page = show(chile, "", viewport={"width": 1440, "height": 900})
    page.get_by_role("button", name="Present").click()
    page.keyboard.press("ArrowRight")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="The south")).to_be_visible()
    said = dialog.get_by_text(
        re.compile(r"^\d+ of its \d+ claims, between \d+ of its \d+ names\.$")
    )
    expect(said).to_be_visible()
    claims, _, names, _ = map(int, re.findall(r"\d+", said.inner_text()))
    chart = dialog.get_by_role("group", name="Picture")
    expect(chart.locator("g.name")).to_have_count(names)
    assert chart.locator("g.tie[role=button]").count() <= claims
    # The finding on Kast rests on what is so already.
    expect(chart.get_by_role("button", name="Kast's coalition", exact=False).first).to_be_visible()


@pytest.mark.parametrize(
    ("state", "most"),
    [
        ("matter=north&tab=brief", 1),
        ("matter=policing&tab=brief", 1),
        ("question=north-under-jara&tab=questions", 1),
        ("selected=jose-antonio-kast&tab=details", 1),
        ("path=jeannette-jara&path=china&tab=details", 1),
        ("", 3),
        ("compare=jara&compare=kast&tab=compare&matter=policing", 1),
        ("compare=jara&compare=kast&tab=compare", 1),
        ("tab=explore", 1),
        ("modality=risk&tab=table", 2),
    ],
)
def test_what_is_read_is_printed_on_one_page_and_no_more_than_is_shown(
    show: Show, chile: Path, state: str, most: int
) -> None:
    page = show(chile, state)
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 1 <= pages <= most


def test_a_printed_brief_has_answer_picture_claims_silence_and_source(
    show: Show, chile: Path
) -> None:
    page = show(chile, "matter=north&tab=brief")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paper = page.locator(".paper")
    for words in (
        "Jara wants the police to lead border control in the north",
        "Jara would have the police lead at the northern border.",
        "Which force would lead at the northern border under Kast is not said.",
        "National Security Marks Chile’s Presidential Runoff",
    ):
        expect(paper.get_by_text(words).first).to_be_visible()
    expect(paper.get_by_text(re.compile(r"^\d+ would lead the")).first).to_be_visible()


def printed(page: Page) -> Locator:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    return page.locator(".paper")


def test_a_printed_comparison_has_every_contrast_and_counts_the_rest(
    show: Show, chile: Path
) -> None:
    paper = printed(show(chile, "compare=jara&compare=kast&tab=compare"))
    kg = graph.load()
    said = "6 matters are spoken of on both sides and differ. 24 only if Jara wins, 32 only if Kast wins."
    expect(paper.get_by_text(said)).to_be_visible()
    compared = graph.compare(kg.scenario("jara"), kg.scenario("kast"))
    left, right = (
        {(row.topic, row.about) for row in compared.rows if getattr(row, side)}
        for side in ("left", "right")
    )
    rows = [row for row in compared.rows if (row.topic, row.about) in left & right]
    claims = {one.statement for row in rows for one in (*row.left, *row.right)}
    assert set(paper.locator(".statement").all_inner_texts()) == claims
    expect(paper.locator(".contrast")).to_have_count(6)
    expect(paper.locator("tr").filter(has_text="Intelligence")).to_have_text("Intelligence–9")
    expect(
        paper.get_by_text(
            "Not printed, but on screen: what is said of these 56 matters, "
            "what both say alike and what holds whoever wins."
        )
    ).to_be_visible()


def test_what_a_printed_page_leaves_out_adds_up(show: Show, chile: Path) -> None:
    paper = printed(show(chile, "selected=jose-antonio-kast&tab=details"))
    count = paper.locator("ol > li").count()
    note = f"{count} of 47 claims are printed; the other {47 - count} are on screen."
    expect(paper.get_by_text(note)).to_be_visible()
    # The document's date and its rights are two sentences.
    expect(paper.get_by_text("RUSI, 2025. © RUSI, 2025.")).to_be_visible()


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("topic=north", "The north and the borders"),
        ("matter=north&tab=brief", "The north and the borders"),
        (
            "selected=jose-antonio-kast&modality=fact&tab=details",
            "José Antonio Kast · Sort of claim: fact",
        ),
        ("modality=risk&topic=defence&tab=details", "Topic: Defence · Sort of claim: risk"),
    ],
)
def test_a_printed_page_says_what_it_is_of(show: Show, chile: Path, state: str, title: str) -> None:
    paper = printed(show(chile, state))
    expect(paper.locator("h1")).to_have_text(title)
    expect(paper.locator("header")).to_have_text(
        "Chile's presidential runoff of 2025: security and foreign policy"
    )


def test_every_printed_page_of_the_brief_says_whose_columns_they_are(
    show: Show, chile: Path
) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    pages = [
        one.get_textpage().get_text_range()
        for one in pdfium.PdfDocument(show(chile, "").pdf(format="A4"))
    ]
    assert len(pages) > 1
    for number, words in enumerate(pages, start=1):
        assert re.search(r"If Jara wins.*condition not met", words, re.DOTALL)
        assert re.search(r"If Kast wins.*condition met", words, re.DOTALL)
        assert words.count("Chile's presidential runoff of 2025") == 1
        assert f"{number} / {len(pages)}" in words


@pytest.mark.parametrize("state", ["topic=north", "matter=north&tab=brief"])
def test_of_what_is_printed_every_side_has_its_part(show: Show, chile: Path, state: str) -> None:
    paper = printed(show(chile, state))
    sides = [one.inner_text() for one in paper.locator("section:has(> ol) > h2").all()]
    assert sides == [
        "If Jara wins (condition not met)",
        "If Kast wins (condition met)",
        "Now, or whoever wins",
    ]
    assert paper.locator("ol > li").count() >= 10


def test_no_shade_lies_over_a_printed_picture(show: Show, chile: Path) -> None:
    paper = printed(show(chile, "topic=north"))
    # It is printed before the page knows whether the picture fits.
    shade = "chart => (chart.classList.remove('fits'), getComputedStyle(chart, '::after').display)"
    assert paper.locator(".chart").evaluate(shade) == "none"


def test_a_phone_shows_all_scenarios_without_scrolling_sideways(show: Show, chile: Path) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = show(chile, "", **phone)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for side in ("If Jara wins", "If Kast wins"):
        heading = page.get_by_role("heading", name=side).first
        expect(heading).to_be_visible()
        box = heading.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    picture(page).get_by_role("button", name="Policing and crime ").tap()
    expect(picture(page).get_by_role("button", name="Police, ")).to_be_attached()
    page.get_by_role("button", name="Compare").tap()
    cells = page.get_by_role("table").get_by_role("cell")
    left, right = cells.nth(0).bounding_box(), cells.nth(2).bounding_box()
    assert left
    assert right
    assert right["y"] > left["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_all_of_it_in_spanish(show: Show, chile: Path) -> None:
    page = show(chile, "matter=north&tab=brief", locale="es-CL")
    expect(page.get_by_role("region", name="El norte y las fronteras")).to_contain_text(
        "Jara quiere que las policías encabecen"
    )
    expect(page.get_by_role("button", name="Leer")).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("button", name="Gráfico completo")).to_be_visible()


def middle(one: Locator) -> tuple[float, float]:
    expect(one).to_be_visible()
    box = one.locator("circle").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, one: Locator, dx: float, dy: float) -> None:
    x, y = middle(one)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y + dy / 2)
    page.mouse.move(x + dx, y + dy, steps=4)
    page.mouse.up()


def test_a_name_is_dragged_and_stays_and_goes_back(show: Show, chile: Path) -> None:
    page = show(chile, "matter=north&tab=brief")
    army = picture(page).get_by_role("button", name=re.compile("^Army, "))
    x, y = middle(army)
    drag(page, army, 60, -20)
    moved = middle(army)
    assert abs(moved[0] - x - 60) < 4
    # That a name is moved stands in a line of its own, which the picture gives way to.
    assert abs(moved[1] - y + 20) < 16
    assert "seat=" in page.url
    assert "selected=" not in page.url
    page.reload()
    again = middle(army)
    assert abs(again[0] - moved[0]) < 4
    picture(page).get_by_role("button", name="1 name moved: leave it").click()
    assert abs(middle(army)[0] - x) < 4


def test_a_dot_of_the_free_picture_is_dragged_and_stays(show: Show, chile: Path) -> None:
    page = show(chile, "selected=army&tab=details&picture=free")
    page.wait_for_timeout(600)
    canvas = picture(page).get_by_role("img")
    box = canvas.bounding_box()
    assert box
    page.keyboard.press("g")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    found = None
    for dx in range(-300, 300, 12):
        for dy in range(-200, 200, 12):
            page.mouse.move(x + dx, y + dy)
            if canvas.get_attribute("data-over") == "thing":
                found = (x + dx, y + dy)
                page.mouse.down()
                page.mouse.move(found[0] + 10, found[1] + 10)
                page.mouse.move(found[0] + 40, found[1] + 30, steps=3)
                page.mouse.up()
                if "at=" in page.url:
                    break
        if "at=" in page.url:
            break
    assert found
    assert "at=" in page.url
    expect(picture(page).get_by_role("button", name="1 name moved: leave it")).to_be_visible()
    picture(page).get_by_role("button", name="Whole picture").click()
    assert "at=" not in page.url


def test_a_name_is_left_out_of_every_picture_and_comes_back(show: Show, chile: Path) -> None:
    page = show(chile, "selected=china&tab=details")
    page.get_by_role("button", name="Leave out of the picture").click()
    chip = picture(page).get_by_role("button", name="Left out: China: leave it")
    page.evaluate("location.hash = 'matter=great-powers&hide=china&tab=brief'")
    expect(chip).to_be_visible()
    china = picture(page).get_by_role("button", name=re.compile("^China, "))
    expect(china).to_have_count(0)
    page.evaluate("location.hash = 'hide=china&tab=brief'")
    expect(china).to_have_count(0)
    chip.click()
    expect(china).to_be_visible()


def test_one_count_a_caption(show: Show, chile: Path) -> None:
    kg = graph.load()
    page = show(chile, "tab=table&scenario=jara")
    few = len(kg.relations(scenario="jara"))
    expect(picture(page).get_by_text(f"drawn of the {few} claims that match.")).to_be_visible()
    expect(picture(page).get_by_text(re.compile("Shown|names"))).to_have_count(0)
    picture(page).get_by_role("button", name="Draw them all").click()
    expect(picture(page).get_by_text(f"All {few} claims that match are drawn.")).to_be_visible()
    # So few that they have room are drawn at once: the first of them alone would say something else.
    risks = len(kg.relations(modality="risk"))
    page.evaluate("location.hash = 'tab=table&modality=risk'")
    expect(picture(page).get_by_text(f"All {risks} claims that match are drawn.")).to_be_visible()
    page.evaluate("location.hash = 'tab=details&selected=police&picture=free&mode=explore'")
    expect(
        picture(page).get_by_text("16 claims of Police stand out, of 361 shown.")
    ).to_be_visible()


def test_everything_is_not_chosen_while_something_narrows_it(show: Show, chile: Path) -> None:
    page = show(chile, "tab=table&modality=risk")
    everything = page.get_by_role("group", name="Scenario").get_by_role("radio").first
    expect(everything).not_to_be_checked()
    everything.check()
    assert "modality" not in page.url
    expect(everything).to_be_checked()
    page.evaluate("location.hash = 'tab=details&selected=police&picture=free&mode=explore'")
    expect(page.get_by_role("heading", name="Police")).to_be_visible()
    expect(everything).not_to_be_checked()


def test_a_brief_beside_a_narrowed_picture_says_so(show: Show, chile: Path) -> None:
    page = show(chile, "modality=plan&tab=brief")
    said = page.get_by_text("The brief tells the whole text; the picture shows only this: ")
    expect(said).to_have_text(re.compile(r": Sort of claim: plan\.$"))
    # Nothing lies on it: what is pointed at there is the line itself.
    said.click()
    page.get_by_role("button", name="Sort of claim: plan: leave it").click()
    expect(said).to_have_count(0)


def test_no_caption_says_other_than_what_is_shown(show: Show, chile: Path) -> None:
    kg = graph.load()
    page = show(chile, "modality=expectation&tab=brief")
    expected = len(kg.relations(modality="expectation"))
    expect(picture(page).get_by_text(f"drawn of the {expected} claims that match")).to_be_visible()
    expect(picture(page).get_by_text("of 361")).to_have_count(0)
    page.evaluate("location.hash = 'modality=fact&scenario=kast&tab=brief'")
    expect(picture(page).get_by_text("No relation passes these filters.")).to_be_visible()


def test_a_name_is_left_out_of_what_is_read_with_a_key(show: Show, chile: Path) -> None:
    page = show(chile, "matter=great-powers&tab=brief")
    states = picture(page).get_by_role("button", name=re.compile("^United States, "))
    states.focus()
    page.keyboard.press("Delete")
    expect(states).to_have_count(0)
    expect(picture(page).get_by_role("button", name="Great powers: leave it")).to_be_visible()
    picture(page).get_by_role("button", name="Left out: United States: leave it").click()
    expect(states).to_be_visible()


def test_a_question_is_found_by_the_words_that_one_asks_with(show: Show, chile: Path) -> None:
    page = show(chile, "")
    page.get_by_role("combobox", name="Search").fill("who guards the northern border")
    results = page.get_by_role("listbox", name="Search results").get_by_role("option")
    expect(results.first).to_contain_text("Who would guard the north under Jara")


def test_reading_shows_the_whole_again_after_comparing(show: Show, chile: Path) -> None:
    page = show(chile, "compare=jara&compare=kast&tab=compare")
    expect(
        picture(page).get_by_role("button", name=re.compile("^Organised crime, "))
    ).to_be_visible()
    page.get_by_role("button", name="Read", exact=True).click()
    expect(picture(page).get_by_role("button", name="The south +")).to_be_visible()
