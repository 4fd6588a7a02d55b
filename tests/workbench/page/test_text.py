"""The text: which words are taken in hand, what is marked, and that nothing in it is more than text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from graph.workbench.shapes import Named, Stretch, Text, View
from tests.workbench.page.conftest import Sit, drawn, told
from tests.workbench.page.frames import CLAIM_BAR, SENTENCE, TEXT, WORDS, hand, text_of, view
from tests.workbench.page.page_server import Puppet

NO_HIGHLIGHTS = "delete CSS.highlights; delete window.Highlight;"


def about(text: Text, **fields: object) -> View:
    """A view of a text of its own, with nothing in it but the first sentence in focus."""
    count = sum(len(one.sentences) for one in text.paragraphs)
    return view(
        document=text.document,
        sentence=0,
        head=SENTENCE.head,
        fates="o" * count,
        bar=SENTENCE.bar,
        **fields,
    )


def open_text(sit: Sit, words: str, **fields: object) -> tuple[Page, Puppet, Text]:
    text = text_of(words, "own")
    page, puppet = sit(Puppet((text,), en=about(text, **fields)))
    return page, puppet, text


def select(page: Page, start: str, end: str) -> None:
    """Drag from before some words to behind others, as a mouse does."""
    places = page.evaluate(
        """([start, end]) => {
            // Not the title, which only those hear who do not see the page.
            const ofText = (node) => node.parentElement.closest(".words") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
            const walker = document.createTreeWalker(document.getElementById("reading"), NodeFilter.SHOW_TEXT, ofText);
            const place = (words, behind) => {
                while (behind || walker.nextNode()) {
                    const at = walker.currentNode.data.indexOf(words);
                    if (at < 0 && behind && !walker.nextNode()) return null;
                    if (at < 0) continue;
                    const range = document.createRange();
                    range.setStart(walker.currentNode, at);
                    range.setEnd(walker.currentNode, at + words.length);
                    const boxes = [...range.getClientRects()];
                    const box = behind ? boxes.at(-1) : boxes[0];
                    return [behind ? box.right - 0.5 : box.left + 0.5, box.top + box.height / 2];
                }
            };
            return [place(start, false), place(end, true)];
        }""",
        [start, end],
    )
    (x, y), (to_x, to_y) = places
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move((x + to_x) / 2, (y + to_y) / 2)
    page.mouse.move(to_x, to_y)
    page.mouse.up()


def last_selected(puppet: Puppet, text: str) -> str:
    one = puppet.done[-1]
    assert one.do == "select"
    assert text[one.start : one.end] == one.words
    return str(one.words)


def test_words_are_taken_with_the_mouse(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    select(page, "an opponent of", "aid to Ostmark")
    drawn(page, 2)
    assert last_selected(puppet, WORDS) == "an opponent of military aid to Ostmark"


def test_a_drag_within_what_is_selected_begins_anew(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    select(page, "Vell is a sceptic", "military aid to Ostmark")
    drawn(page, 2)
    select(page, "sceptic", "League")
    drawn(page, 3)
    assert last_selected(puppet, WORDS) == "sceptic of the League"


@pytest.mark.parametrize(
    ("words", "start", "end", "taken"),
    [
        ("A 😀 first 👩‍👩‍👧 word, and 🌍 more.", "word", "more", "word, and 🌍 more"),
        (
            "Cafe\u0301 au\u00a0lait, soft\u00adened.",
            "Cafe\u0301",
            "lait",
            "Cafe\u0301 au\u00a0lait",
        ),
        ("One\u2028line\tand  the next.", "line", "next", "line\tand  the next"),
        ("قال الرئيس إن البلاد تحتاج إلى المساعدة.", "الرئيس", "البلاد", "الرئيس إن البلاد"),
        ("A <b>bold</b> </script> claim &amp; more.", "<b>", "</script>", "<b>bold</b> </script>"),
        ("Turned \u202eback to front\u202c and on.", "and", "on.", "and on."),
    ],
)
def test_places_are_code_points(sit: Sit, words: str, start: str, end: str, taken: str) -> None:
    page, puppet, _ = open_text(sit, words)
    page.evaluate(
        """([start, end]) => {
            const node = document.querySelector(".sentence").firstChild;
            const range = document.createRange();
            range.setStart(node, node.data.indexOf(start));
            range.setEnd(node, node.data.indexOf(end) + end.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true, button: 0 }));
        }""",
        [start, end],
    )
    drawn(page, 2)
    assert last_selected(puppet, words) == taken


def test_a_triple_click_takes_a_paragraph_without_the_next(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    page.get_by_text("Whoever wins will have to").click(click_count=3, position={"x": 40, "y": 12})
    page.wait_for_timeout(200)
    paragraph = TEXT.paragraphs[-1]
    assert last_selected(puppet, WORDS) == paragraph.text


def test_all_is_one_paragraph(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    page.evaluate(
        """() => {
            getSelection().selectAllChildren(document.getElementById("reading"));
            document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true, button: 0 }));
        }"""
    )
    drawn(page, 2)
    assert last_selected(puppet, WORDS) == TEXT.paragraphs[0].text
    expect(page.get_by_role("status").filter(has_text="one paragraph at a time")).to_have_count(1)


def test_blanks_alone_are_nothing(sit: Sit) -> None:
    page, puppet, _ = open_text(sit, "A  word.")
    page.evaluate(
        """() => {
            const node = document.querySelector(".sentence").firstChild;
            getSelection().setBaseAndExtent(node, 1, node, 3);
            document.dispatchEvent(new MouseEvent("mouseup", { bubbles: true, button: 0 }));
        }"""
    )
    page.wait_for_timeout(100)
    assert puppet.done == []


def test_a_sentence_is_gone_to_by_a_click(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    page.get_by_text("Serious capital outflows").click()
    drawn(page, 2)
    page.get_by_role("button", name="Sentence 10: open").click()
    drawn(page, 3)
    page.locator("#ribbon .box").nth(11).click()
    drawn(page, 4)
    assert told(puppet) == ["go 6", "go 9", "go 11"]


def test_a_finger_takes_words(sit: Sit) -> None:
    page, puppet = sit(
        SENTENCE, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    page.get_by_text("Serious capital outflows").tap()
    page.evaluate(
        """() => {
            const node = document.querySelector(".sentence.here").firstChild;
            getSelection().setBaseAndExtent(node, 0, node, 17);
        }"""
    )
    page.wait_for_timeout(800)
    assert last_selected(puppet, WORDS) == "Vell is a sceptic"


def test_the_focus_goes_back_to_the_box_when_words_were_taken(sit: Sit) -> None:
    page, puppet = sit(CLAIM_BAR)
    select(page, "rely on the Pact", "security")
    drawn(page, 2)
    expect(page.get_by_role("combobox")).to_be_focused()
    assert last_selected(puppet, WORDS) == "rely on the Pact for their security"


def test_numbers_over_names_are_pressed_too(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    page.locator(".over", has_text="3").click()
    drawn(page, 2)
    assert told(puppet) == ["3"]


@pytest.mark.parametrize("script", ["", NO_HIGHLIGHTS])
def test_nothing_that_is_shown_moves_a_word(sit: Sit, script: str) -> None:
    bare = SENTENCE.model_copy(update={"names": (), "marks": ()})
    page, puppet = sit(bare, script=script)
    places = """[...document.querySelectorAll(".sentence")].map((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        return [left, top, width, height].map((size) => Math.round(size * 10)).join();
    })"""
    before = page.evaluate(places)
    for shown in (SENTENCE, SENTENCE.model_copy(update={"marks": CLAIM_BAR.marks})):
        puppet.set(shown)
        drawn(page, puppet.version)
        assert page.evaluate(places) == before


def test_overlapping_stretches_are_cut(sit: Sit) -> None:
    page, _ = sit(CLAIM_BAR)
    found = page.evaluate(
        """() => Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)]))"""
    )
    assert (
        "".join(found["text-hand"]) == "He said he would veto the League's military aid to Ostmark"
    )
    assert found["text-cue"] == ["said", "would"]
    assert found["text-chosen"] == ["the League's military aid to Ostmark"]


def test_without_highlights_words_are_wrapped_and_can_still_be_taken(sit: Sit) -> None:
    page, puppet = sit(CLAIM_BAR, script=NO_HIGHLIGHTS)
    expect(page.locator(".text-cue")).to_have_text(["said", "would"])
    select(page, " veto ", "and that the")
    drawn(page, 2)
    assert last_selected(puppet, WORDS) == "veto the League's military aid to Ostmark and that the"


def test_a_mark_that_is_not_known_is_not_drawn(sit: Sit) -> None:
    odd = Stretch(start=0, end=20, how="cue").model_copy(update={"how": "sparkling"})
    shown = SENTENCE.model_copy(update={"marks": (*SENTENCE.marks, odd)})
    page, _ = sit(shown)
    expect(page.get_by_text("3 claims", exact=True)).to_be_visible()


def test_text_is_never_markup(sit: Sit) -> None:
    bad = '<img src=x onerror="window.bad=1"> <script>window.bad=1</script> </p></main> done.'
    page, _, _ = open_text(sit, bad, title=bad, saved=bad, aside=bad)
    assert page.evaluate("window.bad") is None
    expect(page.locator("img")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text(bad)


def test_words_that_turn_the_way_of_writing_turn_nothing_else(sit: Sit) -> None:
    page, _, _ = open_text(sit, "A word.", title="Turned \u202e title")
    assert page.get_by_role("heading", level=1).evaluate("one => getComputedStyle(one).unicodeBidi") in {
        "isolate", "plaintext", "isolate-override",
    }  # fmt: skip


def test_the_text_moves_only_when_the_sentence_leaves_the_middle(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    top = "document.getElementById('reading').scrollTop"
    before = page.evaluate(top)
    puppet.change(sentence=SENTENCE.sentence + 1)
    drawn(page, puppet.version)
    assert page.evaluate(top) == before
    puppet.change(sentence=len(SENTENCE.fates) - 1)
    drawn(page, puppet.version)
    assert page.evaluate(top) > before


def test_a_long_document(sit: Sit) -> None:
    sentence = "The quick brown fox, which everybody knows well, jumps over the lazy dog once more, time {}."
    words = "\n\n".join(" ".join(sentence.format(5 * p + s) for s in range(5)) for p in range(1000))
    text = text_of(words, "long")
    spans = [span for one in text.paragraphs for span in one.sentences]
    assert len(words) > 450_000
    assert len(spans) == 5_000

    def at(number: int) -> View:
        start, end = spans[number]
        marks = (
            Stretch(start=start, end=end, how="1"),
            Stretch(start=start, end=start + 40, how="hand"),
        )
        names = tuple(
            Named(start=start + 10 * i, end=start + 10 * i + 5, key=str(i + 1)) for i in range(9)
        )
        return about(text).model_copy(update={"sentence": number, "marks": marks, "names": names})

    puppet = Puppet((text,), en=at(0))
    steps = [1, 2, 3, 2500, 2501, 2502, 4990, 4991, 4992, 10, 11, 12, 13, 14, 15]
    shown = iter([at(number) for number in steps])
    puppet.act = lambda puppet, _: puppet.views.update(en=next(shown))
    page, _ = sit(puppet)
    opened = page.evaluate("performance.getEntriesByName('opened')[0].duration")
    for version in range(2, 2 + len(steps)):
        page.keyboard.press("j")
        drawn(page, version)
    keys = sorted(page.evaluate("performance.getEntriesByName('key').map(one => one.duration)"))
    # Half of a second on an idle machine; this one may be busy.
    assert opened < 3_000
    assert keys[len(keys) // 2] < 150, keys
    expect(page.locator("#ribbon .box")).to_have_count(157)


def test_marks_stand_at_their_sentences(sit: Sit) -> None:
    page, _, text = open_text(sit, "One. Two. Three.\n\nFour is here.")
    marks = page.get_by_role("button", name=re.compile(r"^Sentence \d"))
    expect(marks).to_have_count(4)
    boxes = [marks.nth(i).bounding_box() for i in range(4)]
    tops = [box["y"] for box in boxes if box]
    assert len(set(tops)) == 4
    assert len(text.paragraphs) == 2


def test_the_hand_is_seen_again_after_other_words(sit: Sit) -> None:
    page, puppet = sit(SENTENCE)
    select(page, "Vell is a sceptic", "League")
    puppet.change(marks=(hand("Vell is a sceptic of the League"),))
    drawn(page, puppet.version)
    select(page, "Brandon Trask", "movement")
    page.wait_for_timeout(150)
    assert told(puppet)[-1] == '[Brandon Trask\'s "Make Harland Great" movement]'


def test_a_long_paragraph_is_one_paragraph_to_the_hand(sit: Sit) -> None:
    """It is set in pieces; words are taken across them, and a place in it is the place in the document."""
    long = " ".join(
        f"Sentence 😀 number {number} goes on and on for a while." for number in range(400)
    )
    page, puppet, _ = open_text(sit, f"A heading.\n\n{long}\n")
    pieces = page.locator(".paragraph")
    assert pieces.count() > 4
    expect(page.get_by_text("¶ 2", exact=True)).to_have_count(1)
    first = pieces.nth(1).inner_text()
    number = int(re.findall(r"number (\d+) goes", first)[-1])
    pieces.nth(2).evaluate("one => one.scrollIntoView()")
    page.locator("#reading").evaluate("one => one.scrollBy(0, -200)")
    page.wait_for_timeout(200)
    select(page, f"number {number} goes", f"number {number + 1} goes")
    drawn(page, 2)
    between = " goes on and on for a while. Sentence 😀 "
    words = f"number {number}{between}number {number + 1} goes"
    assert last_selected(puppet, f"A heading.\n\n{long}\n") == words
