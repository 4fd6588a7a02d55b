import assert from "node:assert/strict";
import { test } from "node:test";

import { reach, shortestPath } from "../../graph/page/answers/paths.mjs";
import { Chance, emptyView, entity, MODALITIES, randomView, relation } from "./synthetic.mjs";

/** @import { RelationView, View } from "../../graph/page/data/types.mjs" */

/**
 * A view of relations written "a-b": from a to b. An id is what is written and, where it comes twice, a number.
 * @param {...(string | Partial<RelationView> & {id: string, source: string, target: string})} written
 */
function viewOf(...written) {
  const view = emptyView();
  view.relations = written.map((one) => {
    if (typeof one !== "string") return relation(one);
    const [source = "", target = ""] = one.split("-");
    return relation({ id: one, source, target });
  });
  const ids = new Set(view.relations.flatMap(({ source, target }) => [source, target]));
  view.entities = [...ids, "alone"].sort().map((id) => entity({ id }));
  return view;
}

/**
 * @param {View} view
 * @param {string} a
 * @param {string} b
 */
function chain(view, a, b) {
  const steps = shortestPath(view, a, b);
  return steps && [a, ...steps.map((step) => step.to)].join("");
}

test("relations are walked either way", () => {
  const view = viewOf("a-b", "c-b", "c-d");
  const steps = shortestPath(view, "a", "d");
  assert.deepEqual(steps?.map(({ from, to, forward, relation: { id } }) => [from, to, forward, id]), [
    ["a", "b", true, "a-b"],
    ["b", "c", false, "c-b"],
    ["c", "d", true, "c-d"],
  ]);
});

test("of the shortest chains the one whose ids sort first is given", () => {
  assert.equal(chain(viewOf("a-y", "y-z", "a-x", "x-z"), "a", "z"), "axz");
  assert.equal(chain(viewOf("a-b", "b-d", "d-z", "a-c", "c-e", "e-z", "a-z"), "a", "z"), "az");
  // The first steps decide: "b" before "c", though what follows sorts later.
  assert.equal(chain(viewOf("a-c", "c-d", "d-z", "a-b", "b-y", "y-z"), "a", "z"), "abyz");
});

test("of parallel relations the most factual is told, then the one whose id sorts first", () => {
  const between = { source: "a", target: "b" };
  const facts = viewOf(
    { id: "1", ...between, modality: "plan" },
    { id: "2", source: "b", target: "a", modality: "assessment" },
    { id: "3", ...between, modality: "assessment" },
  );
  assert.equal(shortestPath(facts, "a", "b")?.[0]?.relation.id, "2");
});

test("what is claimed not to be so connects nothing, unless asked for", () => {
  const view = viewOf({ id: "no", source: "a", target: "b", negated: true }, "a-c", "c-b");
  assert.equal(chain(view, "a", "b"), "acb");
  assert.equal(shortestPath(view, "a", "b", { negated: true })?.length, 1);
});

test("only relations that answer a query are walked", () => {
  const view = viewOf({ id: "v", source: "a", target: "b", kind: "visit" }, "a-c", "c-b");
  assert.equal(shortestPath(view, "a", "b", { kind: "visit" })?.length, 1);
  assert.equal(shortestPath(view, "a", "b", { kind: "support" })?.length, 2);
  assert.equal(shortestPath(view, "a", "c", { kind: "visit" }), null);
});

test("no chain is null, and from an entity to itself there is nothing to walk", () => {
  const view = viewOf("a-b");
  assert.equal(shortestPath(view, "a", "alone"), null);
  assert.equal(shortestPath(view, "a", "nobody"), null);
  assert.deepEqual(shortestPath(view, "a", "a"), []);
});

/**
 * All chains of the least length, by trying every one: slow and plain.
 * @param {View} view
 * @param {string} a
 * @param {string} b
 */
function allShortest(view, a, b) {
  let chains = [[a]];
  const seen = new Set([a]);
  while (chains.length > 0 && !seen.has(b)) {
    const longer = chains.flatMap((one) => {
      const here = one.at(-1);
      const next = view.relations.flatMap(({ negated, source, target }) =>
        negated ? [] : source === here ? [target] : target === here ? [source] : [],
      );
      return [...new Set(next)].filter((id) => !seen.has(id)).map((id) => [...one, id]);
    });
    for (const one of longer) seen.add(one.at(-1) ?? a);
    chains = longer;
  }
  return chains.filter((one) => one.at(-1) === b).map((one) => one.join(" "));
}

test("trying every chain gives the same", () => {
  for (let seed = 0; seed < 150; seed += 1) {
    const view = randomView(seed, { entities: 14, relations: 18 });
    const chance = new Chance(seed);
    for (let run = 0; run < 6; run += 1) {
      const [a, b] = [`e-${chance.below(14)}`, `e-${chance.below(14)}`];
      if (a === b) continue;
      const [first = null] = allShortest(view, a, b).sort((one, other) => {
        const [left, right] = [one.split(" "), other.split(" ")];
        const place = left.findIndex((id, at) => id !== right[at]);
        return (left[place] ?? "") < (right[place] ?? "") ? -1 : 1;
      });
      const steps = shortestPath(view, a, b);
      assert.equal(steps && [a, ...steps.map((step) => step.to)].join(" "), first);
      for (const { relation: hop, from, to, forward } of steps ?? []) {
        assert.deepEqual([hop.source, hop.target], forward ? [from, to] : [to, from]);
        const parallel = view.relations.filter(
          (one) => !one.negated && [one.source, one.target].sort().join() === [from, to].sort().join(),
        );
        const rank = Math.min(...parallel.map(({ modality }) => MODALITIES.indexOf(modality)));
        const best = parallel.filter(({ modality }) => MODALITIES.indexOf(modality) === rank);
        assert.equal(hop.id, best.map(({ id }) => id).sort()[0]);
      }
    }
  }
});

test("the way back is as long", () => {
  const view = randomView(5, { entities: 40, relations: 50 });
  const chance = new Chance(5);
  for (let run = 0; run < 100; run += 1) {
    const [a, b] = [`e-${chance.below(40)}`, `e-${chance.below(40)}`];
    assert.equal(shortestPath(view, a, b)?.length, shortestPath(view, b, a)?.length);
  }
});

test("a neighbourhood holds what is near, and every relation among it", () => {
  const view = viewOf("a-b", "b-c", "c-d", "c-a", "d-e");
  assert.deepEqual([...reach(view, "a").entities].sort(), ["a", "b", "c"]);
  assert.deepEqual(reach(view, "a").relations.map(({ id }) => id), ["a-b", "b-c", "c-a"]);
  assert.deepEqual([...reach(view, "a", 2).entities].sort(), ["a", "b", "c", "d"]);
  assert.deepEqual([...reach(view, "a", 9).entities].sort(), ["a", "b", "c", "d", "e"]);
  assert.deepEqual([...reach(view, "a", 0).entities], ["a"]);
  assert.deepEqual([...reach(view, "alone", 3).entities], ["alone"]);
  assert.equal(reach(view, "nobody").entities.size, 0);
});

test("a neighbourhood follows its direction", () => {
  const view = viewOf("a-b", "b-c", "d-a", "e-d");
  assert.deepEqual([...reach(view, "a", 2, "out").entities].sort(), ["a", "b", "c"]);
  assert.deepEqual([...reach(view, "a", 2, "in").entities].sort(), ["a", "d", "e"]);
  assert.deepEqual(reach(view, "a", 2, "in").relations.map(({ id }) => id), ["d-a", "e-d"]);
});

test("a neighbourhood grows with its radius, and both ways hold each", () => {
  for (let seed = 0; seed < 30; seed += 1) {
    const view = randomView(seed, { entities: 30, relations: 40 });
    for (const radius of [1, 2, 3]) {
      const near = reach(view, "e-3", radius);
      const wider = reach(view, "e-3", radius + 1).entities;
      for (const id of near.entities) assert.ok(wider.has(id));
      for (const direction of /** @type {const} */ (["out", "in"])) {
        for (const id of reach(view, "e-3", radius, direction).entities) assert.ok(near.entities.has(id));
      }
      const among = view.relations.filter(({ source, target }) => near.entities.has(source) && near.entities.has(target));
      assert.deepEqual(near.relations, among);
    }
  }
});
