import assert from "node:assert/strict";
import { test } from "node:test";

import { heldAmong, Lines } from "../../graph/page/answers/lines.mjs";
import { beginsWord } from "../../graph/page/answers/tiers.mjs";

const WORDS = ["port", "airport", "the port", "ports and ports", "north", "", "ñandú", "port\nairport", "a-port"];
/** More than two blocks, and some that are in none yet. */
const lines = Array.from({ length: 5000 }, (_, at) => `${WORDS[(at * 7) % WORDS.length]} ${WORDS[(at * at) % WORDS.length]}`.trim());
const searched = new Lines();
for (const line of lines) searched.add(line);

/** @param {string} line @param {string} word */
function begins(line, word) {
  return [...line.matchAll(new RegExp(`(?=${word})`, "gu"))].some(({ index }) => beginsWord(line, index));
}

for (const word of ["port", "ort", "north", "p", "ñ", "port north", "zebra", "-"]) {
  test(`the lines that hold "${word}", and whether a word of theirs begins so, are those found one by one`, () => {
    const { places, begins: found } = searched.holding(word);
    assert.deepEqual(places, [...lines.keys()].filter((at) => lines[at]?.includes(word)));
    assert.deepEqual(found, places.map((at) => begins(lines[at] ?? "", word)));
    const some = [...lines.keys()].filter((at) => at % 3 === 0);
    assert.deepEqual(heldAmong(some, (at) => lines[at] ?? "", word).places, places.filter((at) => at % 3 === 0));
  });

  test(`the lines that begin with "${word}" are those found one by one`, () => {
    assert.deepEqual(searched.beginningWith(word), [...lines.keys()].filter((at) => lines[at]?.startsWith(word)));
  });
}

test("no word goes from one line into the next, and nothing holds an empty one", () => {
  const two = new Lines();
  for (const line of Array.from({ length: 2048 }, () => "ab")) two.add(line);
  assert.equal(two.length, 2048);
  assert.deepEqual([two.holding("ba").places, two.holding("abab").places, two.holding("").places], [[], [], []]);
  assert.equal(two.holding("b").places.length, 2048);
});
