import assert from "node:assert/strict";
import { test } from "node:test";

import { blocksOf, isHeading, paragraphNumber, paragraphsOf, segmentsOf } from "../../graph/page/answers/marks.mjs";
import { readingLine } from "../../graph/page/parts/reader.mjs";
import { Chance, citation, emptyView, relation } from "./synthetic.mjs";

/** @import { Segment } from "../../graph/page/answers/marks.mjs" */

/**
 * A claim that is cited from places in "doc-a".
 * @param {string} id
 * @param {...[number, number]} places
 */
function claim(id, ...places) {
  return relation({ id, source: "a", target: "b", evidence: places.map(([start, end]) => citation({ start, end })) });
}

/**
 * The pieces of a paragraph as words with the ids of their claims.
 * @param {Segment[]} segments
 */
function pieces(segments) {
  return segments.map(({ text, claims }) => `${text}|${claims.map(({ id }) => id).join(",")}`);
}

/**
 * @param {readonly string[]} texts that follow each other by a line
 * @param {...import("../../graph/page/data/types.mjs").RelationView} relations
 */
function textOf(texts, ...relations) {
  let start = 0;
  /** @type {[number, number, string][]} */
  const paragraphs = texts.map((text, at) => {
    /** @type {[number, number, string]} */
    const paragraph = [at + 1, start, text];
    start += [...text].length + 1;
    return paragraph;
  });
  const passage = { document: "doc-a", paragraphs };
  const view = { ...emptyView(), relations, passages: [passage] };
  return { view, passage, paragraphs: paragraphsOf(view, passage) };
}

test("a paragraph is cut where citations begin and end, and no further", () => {
  const one = claim("one", [2, 6]);
  const two = claim("two", [4, 8]);
  const cited = [one, two].map((relation) => ({ start: relation.evidence[0]?.start ?? 0, end: relation.evidence[0]?.end ?? 0, relation }));
  assert.deepEqual(pieces(segmentsOf([..."abcdefghij"], 0, cited)), ["ab|", "cd|one", "ef|one,two", "gh|two", "ij|"]);
  assert.deepEqual(pieces(segmentsOf([..."abcdefghij"], 5, cited)), ["a|one,two", "bc|two", "defghij|"]);
  assert.deepEqual(pieces(segmentsOf([..."abc"], 20, cited)), ["abc|"]);
});

test("citations count code points, and are half-open", () => {
  const { paragraphs } = textOf(["🙂🙂 ña.", "Ñu."], claim("x", [1, 4]), claim("y", [4, 5]), claim("z", [5, 5]));
  assert.deepEqual(paragraphs.map(({ segments }) => pieces(segments)), [["🙂|", "🙂 ñ|x", "a|y", ".|"], ["Ñu.|"]]);
  assert.deepEqual(paragraphs.map(({ claims }) => claims.map(({ id }) => id)), [["x", "y"], []]);
});

test("words over the end of a paragraph are cited from both, and one claim's places that meet are one piece", () => {
  const { paragraphs } = textOf(["One two.", "Three four."], claim("x", [4, 14]), claim("y", [15, 17], [17, 19]));
  assert.deepEqual(paragraphs.map(({ segments }) => pieces(segments)), [["One |", "two.|x"], ["Three|x", " |", "four|y", ".|"]]);
});

test("whatever is cited, the pieces are the paragraph, and each is cited by exactly those that cover it", () => {
  const chance = new Chance(7);
  for (let round = 0; round < 200; round += 1) {
    const relations = Array.from({ length: chance.below(9) }, (_none, at) => {
      const start = chance.below(60);
      return claim(`r${at}`, [start, start + 1 + chance.below(20)]);
    });
    const texts = ["a".repeat(1 + chance.below(25)), "b".repeat(1 + chance.below(25)), "c".repeat(1 + chance.below(25))];
    const { paragraphs } = textOf(texts, ...relations);
    for (const [at, { start, segments, claims }] of paragraphs.entries()) {
      assert.equal(segments.map(({ text }) => text).join(""), texts[at]);
      let place = start;
      for (const segment of segments) {
        assert.equal(segment.start, place);
        for (; place < segment.end; place += 1) {
          const covering = relations.filter(({ evidence: [one] }) => one && (one.start ?? 0) <= place && place < (one.end ?? 0));
          assert.deepEqual(new Set(segment.claims), new Set(covering));
        }
      }
      assert.deepEqual(new Set(claims), new Set(segments.flatMap((segment) => segment.claims)));
    }
  }
});

test("a heading is short, ends no sentence, and heads a longer paragraph", () => {
  const long = "This paragraph is longer than the one that stands above it.";
  assert.ok(isHeading("Two answers", long));
  assert.ok(isHeading("Who goes north?", long));
  assert.ok(!isHeading("It is so.", long));
  assert.ok(!isHeading("“It is so.”", long));
  assert.ok(!isHeading("It is so", "No."));
  assert.ok(!isHeading("The last words"));
  assert.ok(!isHeading(`${"long ".repeat(19)}words`, long.repeat(3)));
});

test("what none cites is folded: two at either end, four in the middle, and no heading of what is cited", () => {
  const plain = "Nobody cites this sentence.";
  /**
   * @param {string} signs a letter a paragraph: cited, uncited, or a heading that is not cited
   */
  const folds = (signs) => {
    const texts = [...signs].map((sign) => (sign === "h" ? "A heading" : plain));
    let at = 0;
    const cited = texts.flatMap((text, place) => {
      const start = at;
      at += text.length + 1;
      return signs[place] === "c" ? claim(`r${place}`, [start, start + 3]) : [];
    });
    return blocksOf(textOf(texts, ...cited).paragraphs)
      .filter(({ folded }) => folded)
      .map(({ paragraphs }) => paragraphs.map(({ number }) => number).join(" "));
  };
  assert.deepEqual(folds("uuc"), ["1 2"]);
  assert.deepEqual(folds("ucu"), []);
  assert.deepEqual(folds("cuuu"), ["2 3 4"]);
  assert.deepEqual(folds("cuuuc"), []);
  assert.deepEqual(folds("cuuuuc"), ["2 3 4 5"]);
  assert.deepEqual(folds("uuhc"), ["1 2"]);
  assert.deepEqual(folds("cuuuhc"), []);
  assert.deepEqual(folds("chuuuc"), ["2 3 4 5"]);
  assert.deepEqual(folds("uuu"), ["1 2 3"]);
  assert.deepEqual(folds("ccc"), []);
});

test("words that are all of a paragraph are known by its number", () => {
  const { view } = textOf(["One 🙂.", "Two."]);
  assert.equal(paragraphNumber(view, { document: "doc-a", start: 0, end: 6 }), 1);
  assert.equal(paragraphNumber(view, { document: "doc-a", start: 7, end: 11 }), 2);
  assert.equal(paragraphNumber(view, { document: "doc-a", start: 7, end: 10 }), null);
  assert.equal(paragraphNumber(view, { document: "doc-b", start: 0, end: 6 }), null);
});

test("a text is read near the top, and at its end at the foot", () => {
  const box = { clientHeight: 600, scrollHeight: 3000 };
  const [first, middle, last] = [0, 1500, 2400].map((scrollTop) => readingLine({ ...box, scrollTop }));
  assert.ok(first !== undefined && first > 0 && first < 120);
  assert.equal(middle, first);
  assert.equal(last, 600 - (first ?? 0));
  let before = 0;
  for (let scrollTop = 0; scrollTop <= 2400; scrollTop += 10) {
    const line = readingLine({ ...box, scrollTop }) + scrollTop;
    assert.ok(line > before, "scrolling on never goes back");
    before = line;
  }
  const short = { clientHeight: 600, scrollHeight: 700 };
  assert.equal(readingLine({ ...short, scrollTop: 0 }), first);
  assert.equal(readingLine({ ...short, scrollTop: 100 }), last);
  assert.equal(readingLine({ clientHeight: 600, scrollHeight: 600, scrollTop: 0 }), first);
});
