import assert from "node:assert/strict";
import { test } from "node:test";

import { pageAt, view } from "./chile.mjs";
import { lineOf } from "../../graph/page/parts/headings.mjs";

/** @import { RelationView } from "../../graph/page/data/types.mjs" */

/**
 * @param {Partial<RelationView>} like
 * @param {string} language
 */
function line(like, language) {
  const relation = view.relations.find((one) => Object.entries(like).every(([name, value]) => JSON.stringify(/** @type {any} */ (one)[name]) === JSON.stringify(value)));
  assert.ok(relation, JSON.stringify(like));
  return lineOf(pageAt("", language), relation);
}

test("a verb says the words of a field that have verbs, and agrees with one and with many", () => {
  const lead = { kind: "deployment", source: "police", target: "macrozona-norte" };
  assert.equal(line(lead, "en"), "would lead the deployment in");
  assert.equal(line(lead, "es"), "encabezarían el despliegue en");
  const support = { kind: "deployment", source: "army", target: "macrozona-norte" };
  assert.equal(line(support, "es"), "apoyaría el despliegue en");
  assert.equal(line({ kind: "effect", source: "argentine-border-initiative" }, "en"), "would reduce");
  assert.equal(line({ kind: "responsibility", source: "public-prosecutors", scenario: null }, "en"), "lead on…");
});

test("of what is denied, and of many, no verb asserts more than the claim", () => {
  const denied = view.relations.find(({ kind, negated, source }) => kind === "effect" && negated && source === "current-government");
  assert.ok(denied);
  assert.equal(lineOf(pageAt("", "en"), denied), "does not reduce (deterrence)");
});
