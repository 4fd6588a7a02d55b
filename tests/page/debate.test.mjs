import assert from "node:assert/strict";
import { test } from "node:test";

import { companyOf } from "../../graph/page/answers/company.mjs";
import { claimsAt, debateOf, isDebated, pointOf } from "../../graph/page/answers/debate.mjs";
import { conceptsOf, foremost, tiesOf } from "../../graph/page/answers/networks.mjs";
import { pythonDisputes } from "../../graph/page/answers/python-code.mjs";
import "./panels.mjs";
import { citation, emptyView, relation } from "./synthetic.mjs";

/** @import { RelationView, View } from "../../graph/page/data/types.mjs" */

/** @param {string} id @param {string} voice @param {Partial<RelationView>} [fields] */
function said(id, voice, fields = {}) {
  return relation({ id, source: "a", target: "b", voice, ...fields });
}

/**
 * A view of one thing: what is said on its two sides.
 * @param {RelationView[]} yes
 * @param {RelationView[]} no
 * @returns {View}
 */
function debated(yes, no) {
  const view = emptyView();
  view.relations = [...yes, ...no];
  const [agree, reject] = [yes, no].map((claims) => claims.map(({ id }) => id));
  view.things = [{ sides: [agree ?? [], reject ?? []], opposed: [[0, 1]] }];
  view.concepts = [{ entity: null, agree: agree ?? [], reject: reject ?? [] }];
  return view;
}

/** @param {View} view @param {import("../../graph/page/data/types.mjs").QueryLike} [query] */
const disputes = (view, query = {}) => debateOf(view, query).disputes.map((sides) => sides.map(({ relations }) => relations.map(({ id }) => id)));

test("what is merely possible is disputed by what is certain alone", () => {
  const sure = (/** @type {string} */ one, /** @type {string} */ other) => disputes(debated([said("y", "ann", { certainty: one })], [said("n", "ben", { certainty: other })])).length;
  assert.deepEqual([sure("certain", "possible"), sure("probable", "probable"), sure("probable", "possible"), sure("possible", "possible")], [1, 1, 0, 0]);
});

test("claims of times that have no day in common dispute nothing, and are said apart", () => {
  const view = debated([said("y", "ann", { date: "2019" }), said("later", "cy", { date: "2024" })], [said("n", "ben", { date: "2024-03" })]);
  assert.deepEqual(disputes(view), [[["later"], ["n"]]]);
  assert.deepEqual(debateOf(view, {}).shared, []);
  assert.deepEqual(companyOf(view, /** @type {RelationView} */ (view.relations[0])), null);
  const company = companyOf(view, /** @type {RelationView} */ (view.relations[1]));
  assert.deepEqual([company?.alike.length, company?.against.map(({ id }) => id)], [0, ["n"]]);
});

test("one voice on both sides in two documents has changed its mind", () => {
  const [first, second] = ["doc-a", "doc-b"].map((document) => [citation({ document })]);
  const view = debated([said("y", "ann", { evidence: first ?? [] })], [said("n", "ann", { evidence: second ?? [] })]);
  const { changes, speakers } = debateOf(view, {});
  assert.deepEqual([disputes(view), changes.length, speakers[0]?.changed], [[], 1, 2]);
  assert.deepEqual(claimsAt(view, pointOf("change", view.relations[0])).map(({ id }) => id), ["y", "n"]);
  assert.deepEqual(claimsAt(view, "dispute~y"), []);
  assert.deepEqual(claimsAt(view, "nonsense"), []);
});

test("only what is asked for is disputed, and a voice asks for what it has a part in", () => {
  const view = debated([said("y", "ann", { topic: "army" })], [said("n", "ben", { topic: "army" }), said("m", "cy", { topic: "trade" })]);
  view.voices = ["ann", "ben", "cy"].map((id) => ({ id, name: id, names: {}, words: [id] }));
  assert.deepEqual(disputes(view, { topic: "army" }), [[["y"], ["n"]]]);
  assert.deepEqual(disputes(view, { voice: "cy" }), [[["y"], ["n", "m"]]]);
  assert.deepEqual(disputes(view, { topic: "trade" }), []);
  assert.equal(pythonDisputes({ topic: "army", voice: ["cy"] }), 'kg.disputes(topic="army", voice="cy")');
});

test("who agrees stands side by side, and of many voices the foremost", () => {
  const concept = (/** @type {string[]} */ agree, /** @type {string[]} */ reject) => {
    const side = (/** @type {string[]} */ voices) => ({ voices, relations: [] });
    return { entity: null, agree: side(agree), reject: side(reject), voices: agree.length + reject.length };
  };
  const concepts = [concept(["a", "c"], ["b", "d"]), concept(["a", "c"], ["b"]), concept(["a"], ["b"])];
  assert.deepEqual(foremost(concepts, 4), { voices: ["a", "c", "d", "b"], more: 0 });
  assert.deepEqual(foremost(concepts, 2), { voices: ["a", "b"], more: 2 });
  assert.deepEqual(tiesOf(concepts, ["a", "b", "c"]).map((row) => row.map(({ agree, differ }) => [agree, differ])), [[[0, 0], [0, 3], [2, 0]], [[0, 3], [0, 0], [0, 2]], [[2, 0], [0, 2], [0, 0]]]);
});

test("a view in which nobody shares or gainsays anything is no debate", () => {
  assert.equal(isDebated(emptyView()), false);
  const view = debated([said("y", "ann"), said("too", "ann")], [said("n", "ben")]);
  assert.deepEqual(conceptsOf(view).map(({ agree, reject, voices }) => [agree.voices, reject.voices, voices]), [[["ann"], ["ben"], 2]]);
});
