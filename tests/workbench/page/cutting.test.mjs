import assert from "node:assert/strict";
import { test } from "node:test";
import { cut } from "../../../graph/workbench/page/cutting.mjs";

/**
 * @param {...[start: number, end: number, how: string]} stretches
 * @returns {string} what holds where
 */
function cutOf(...stretches) {
  const pieces = cut(stretches.map(([start, end, how]) => ({ start, end, how })));
  return pieces.map(({ start, end, hows }) => `${start}-${end} ${hows.join("+")}`).join(", ");
}

test("stretches are cut at all ends", () => {
  assert.equal(cutOf([0, 10, "hand"], [4, 6, "cue"]), "0-4 hand, 4-6 hand+cue, 6-10 hand");
  assert.equal(cutOf([0, 5, "a"], [3, 8, "b"]), "0-3 a, 3-5 a+b, 5-8 b");
});

test("of several depths the deepest is drawn", () => {
  assert.equal(cutOf([0, 9, "1"], [2, 6, "2"], [4, 5, "3"]), "0-2 1, 2-4 2, 4-5 3, 5-6 2, 6-9 1");
});

test("what nothing is said of is left out, and so is what is empty", () => {
  assert.equal(cutOf([0, 2, "1"], [5, 5, "cue"], [8, 9, "near"]), "0-2 1, 5-8 near".replace("5-8", "8-9"));
  assert.equal(cutOf([5, 3, "hand"]), "");
});

test("the pieces are in order, apart, and say what the stretches say", () => {
  const hows = ["hand", "cue", "near", "a", "b"];
  let seed = 7;
  const next = () => {
    seed = (seed * 16807) % 2147483647;
    return seed;
  };
  for (let round = 0; round < 200; round += 1) {
    const stretches = Array.from({ length: 1 + (next() % 7) }, () => {
      const start = next() % 40;
      return { start, end: start + (next() % 12), how: hows[next() % hows.length] ?? "" };
    });
    const pieces = cut(stretches);
    for (let point = 0; point < 60; point += 1) {
      const said = stretches.filter(({ start, end }) => start <= point && point < end).map(({ how }) => how);
      const found = pieces.filter(({ start, end }) => start <= point && point < end);
      assert.ok(found.length <= 1);
      assert.deepEqual([...(found[0]?.hows ?? [])].sort(), [...new Set(said)].sort());
    }
  }
});
