import assert from "node:assert/strict";
import { test } from "node:test";

import { countBits, forgivenTypos, letterBits, typosToPrefix } from "../../graph/page/base/typos.mjs";
import { Chance } from "./synthetic.mjs";

test("a slip is a letter too many, too few, wrong, or two in each other's place", () => {
  assert.equal(typosToPrefix("kast", "kast", 2), 0);
  assert.equal(typosToPrefix("kst", "kast", 2), 1);
  assert.equal(typosToPrefix("kasst", "kast", 2), 1);
  assert.equal(typosToPrefix("kazt", "kast", 2), 1);
  assert.equal(typosToPrefix("ksat", "kast", 2), 1);
  assert.equal(typosToPrefix("jannette", "jeannette", 2), 1);
  assert.equal(typosToPrefix("bolivia", "kast", 2), 3);
});

test("what is still to be typed costs nothing", () => {
  assert.equal(typosToPrefix("jean", "jeannette", 0), 0);
  assert.equal(typosToPrefix("jaen", "jeannette", 1), 1);
  assert.equal(typosToPrefix("", "jeannette", 0), 0);
});

test("short words and numbers are taken at their word", () => {
  assert.deepEqual(["pe", "2025", "20252026", "kast", "jeannette"].map(forgivenTypos), [0, 0, 0, 1, 2]);
});

test("words longer than any are no trouble", () => {
  const long = "a".repeat(500);
  assert.equal(typosToPrefix(long, long, 2), 3);
  assert.equal(typosToPrefix("a".repeat(64), long, 2), 0);
  assert.equal(typosToPrefix("kast", `kast${long}`, 2), 0);
});

/**
 * The whole table of distances (optimal string alignment), without any short cut.
 * @param {string} typed
 * @param {string} word
 */
function plainTypos(typed, word) {
  /** @type {number[][]} */
  const table = Array.from({ length: typed.length + 1 }, (_none, i) => [i]);
  /** @param {number} i @param {number} j */
  const at = (i, j) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let j = 0; j <= word.length; j += 1) {
    for (let i = 0; i <= typed.length; i += 1) {
      if (i === 0) {
        (table[0] ?? [])[j] = j;
        continue;
      }
      if (j === 0) continue;
      const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
      (table[i] ?? [])[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (typed[i - 1] === word[j - 1] ? 0 : 1),
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return Math.min(...(table[typed.length] ?? []));
}

test("the short cuts never change the number, and the letters never rule out what is near enough", () => {
  const chance = new Chance(9);
  for (let run = 0; run < 20_000; run += 1) {
    const [typed, word] = [0, 1].map(() => Array.from({ length: 1 + chance.below(9) }, () => chance.pick([..."abcdé"])).join(""));
    const plain = plainTypos(typed ?? "", word ?? "");
    for (const most of [0, 1, 2]) {
      const found = typosToPrefix(typed ?? "", word ?? "", most);
      assert.ok(plain <= most ? found === plain : found > most, `${typed} ${word} ${most}: ${found}, not ${plain}`);
    }
    assert.ok(countBits(letterBits(typed ?? "") & ~letterBits(word ?? "")) <= plain);
  }
});
