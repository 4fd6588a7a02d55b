import assert from "node:assert/strict";
import { test } from "node:test";
import { pointCount, pointsAt, unitsAt } from "../../../graph/workbench/page/points.mjs";

const TEXTS = ["", "plain", "a😀b", "👩‍👩‍👧 family", "e\u0301 and é", "a\u00a0b\u00ad", "مرحبا 🌍 بالعالم", "\ud83d lone"];

test("places go there and back, whatever the text has", () => {
  for (const text of TEXTS) {
    const points = [...text];
    assert.equal(pointCount(text), points.length, text);
    for (let at = 0; at <= points.length; at += 1) {
      const units = points.slice(0, at).join("").length;
      assert.equal(unitsAt(text, at), units, text);
      assert.equal(pointsAt(text, units), at, text);
    }
  }
});

test("a place within a pair of surrogates is the place before it", () => {
  assert.equal(pointsAt("a😀b", 2), 1);
  assert.equal(pointsAt("a😀b", 3), 2);
});

test("a place beyond the text is its end", () => {
  assert.equal(unitsAt("abc", 9), 3);
  assert.equal(unitsAt("a😀", 9), 3);
});
