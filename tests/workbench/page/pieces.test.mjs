import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST, piecesOf } from "../../../graph/workbench/page/pieces.mjs";
import { pointCount } from "../../../graph/workbench/page/points.mjs";

/**
 * A paragraph of sentences, of which each has an emoji, which is two units and one code point.
 * @param {number} count
 * @param {number} [long] the length of each, in code points
 */
function paragraphOf(count, long = 300) {
  const start = 1_000;
  const text = Array.from({ length: count }, (_, i) => `\u{1F600}${String(i).padEnd(long - 2, "x")}.`).join(" ");
  /** @type {[number, number][]} */
  const sentences = Array.from({ length: count }, (_, i) => [start + i * (long + 1), start + i * (long + 1) + long]);
  return { number: 4, start, text, sentences };
}

test("what is not long is one piece, the very same", () => {
  const one = paragraphOf(3);
  assert.deepEqual(piecesOf(one), [one]);
  const none = { number: 1, start: 0, text: "x".repeat(LONGEST * 3), sentences: [] };
  assert.deepEqual(piecesOf(none), [none]);
});

test("pieces lie end to end, begin with a sentence, and lose nothing", () => {
  const whole = paragraphOf(60);
  const pieces = piecesOf(whole);
  assert.ok(pieces.length > 3);
  assert.equal(pieces.map(({ text }) => text).join(""), whole.text);
  assert.deepEqual(pieces.flatMap(({ sentences }) => sentences), whole.sentences);
  let at = whole.start;
  for (const { start, text, sentences, number } of pieces) {
    assert.equal(start, at);
    assert.equal(number, whole.number);
    assert.equal(sentences[0]?.[0], start);
    assert.ok(pointCount(text) <= LONGEST + 1);
    at += pointCount(text);
  }
});

test("a sentence that is too long by itself is not cut", () => {
  const whole = paragraphOf(3, LONGEST + 50);
  assert.deepEqual(piecesOf(whole).map(({ sentences }) => sentences.length), [1, 1, 1]);
});
