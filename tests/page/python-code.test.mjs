import assert from "node:assert/strict";
import { test } from "node:test";

import { pythonCode, pythonString } from "../../graph/page/answers/python-code.mjs";
import { queryOf } from "../../graph/page/data/query.mjs";
import "./fields.mjs";

test("relations are asked for as a person would write it", () => {
  assert.equal(pythonCode({}), "kg.relations()");
  assert.equal(
    pythonCode({ query: queryOf({ kind: "deployment", scenario: ["jara", "always"] }) }),
    'kg.relations(kind="deployment", scenario=("always", "jara"))',
  );
  assert.equal(
    pythonCode({ query: queryOf({ negated: false, on: "2025-12", text: 'the "north"' }) }),
    'kg.relations(negated=False, on="2025-12", text="the \\"north\\"")',
  );
});

test("own fields are keywords, what is left out is a dict, alternatives are a tuple", () => {
  assert.equal(
    pythonCode({ query: queryOf({ role: "lead", number: ["10", "2.5"], armed: true, exclude: { modality: ["risk", "plan"], negated: true, role: "support" }, text: ["a b", "c"], order: ["-date", "kind"], limit: 5, paragraph: 8 }) }),
    'kg.relations(paragraph=8, text=("a b", "c"), armed=True, number=(10, 2.5), role="lead", exclude={"modality": ("plan", "risk"), "negated": True, "role": "support"}, order=("-date", "kind"), limit=5)',
  );
  assert.equal(pythonCode({ query: queryOf({ own: { text: "x", class: "y", role: "lead" } }) }), 'kg.relations(role="lead", own={"class": "y", "text": "x"})');
});

test("what is in focus is a graph of its own", () => {
  const focus = /** @type {const} */ ({ id: "army", radius: 2, direction: "out" });
  assert.equal(
    pythonCode({ query: queryOf({ modality: "plan" }), focus }),
    'kg.ego("army", radius=2, direction="out").relations(modality="plan")',
  );
  assert.equal(pythonCode({ focus: { ...focus, direction: "both" } }), 'kg.ego("army", radius=2).relations()');
});

test("a path, a comparison and a question have their own words", () => {
  assert.equal(pythonCode({ path: { source: "a", target: "b" } }), 'kg.shortest_path("a", "b")');
  const sides = { left: "jara", right: "kast" };
  assert.equal(pythonCode({ compare: sides }), 'kg.compare("jara", "kast")');
  assert.equal(pythonCode({ question: "who-guards", compare: sides, path: null }), 'kg.ask("who-guards")');
});

test("a text can say nothing but itself", () => {
  assert.equal(pythonString('a"); import os #'), '"a\\"); import os #"');
  assert.equal(pythonString("\\"), '"\\\\"');
  assert.equal(pythonString("a\nb\tc\r\0"), '"a\\nb\\tc\\r\\u0000"');
  assert.equal(pythonString("ñ 🙂 智"), '"ñ 🙂 智"');
  assert.equal(pythonString("\u202e\u2028\ufeff\u00a0\ud800"), '"\\u202e\\u2028\\ufeff\\u00a0\\ud800"');
  assert.equal(pythonString("\u{e0041}"), '"\\U000e0041"');
});
