import assert from "node:assert/strict";
import { test } from "node:test";

import { leftOut } from "../../graph/page/answers/left-out.mjs";
import { shortestPath, shortestPaths, supposedBy } from "../../graph/page/answers/paths.mjs";
import { reach } from "../../graph/page/answers/reach.mjs";
import { spanOf } from "../../graph/page/base/dates.mjs";
import { Chance, emptyView, entity, MODALITIES, randomView, relation } from "./synthetic.mjs";

/** @import { Direction, RelationView, View } from "../../graph/page/data/types.mjs" */

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

/**
 * @param {View} view
 * @param {string} a
 * @param {string} b
 * @param {number} [most]
 */
function chainsOf(view, a, b, most) {
  const { chains, more, counted } = shortestPaths(view, a, b, {}, "both", most);
  return { chains: chains.map((steps) => [a, ...steps.map(({ to }) => to)].join("")), more, counted };
}

test("all of the shortest chains are given, and those that are not told are counted", () => {
  const view = viewOf("a-y", "y-z", "a-x", "x-z", "a-b", "b-c", "c-z", "a-w", "w-z");
  assert.deepEqual(chainsOf(view, "a", "z"), { chains: ["awz", "axz", "ayz"], more: 0, counted: true });
  assert.deepEqual(chainsOf(view, "a", "z", 2), { chains: ["awz", "axz"], more: 1, counted: true });
  assert.deepEqual(chainsOf(view, "a", "a"), { chains: ["a"], more: 0, counted: true });
  assert.deepEqual(chainsOf(view, "a", "alone"), { chains: [], more: 0, counted: true });
});

test("each of them is of one world, and says of which", () => {
  const left = { scenario: "left-wins" };
  const right = { scenario: "right-wins" };
  const view = viewOf(
    { id: "1", source: "a", target: "b", ...left },
    { id: "2", source: "b", target: "z", ...left },
    { id: "3", source: "a", target: "c", ...right },
    { id: "4", source: "c", target: "z", ...left },
    "a-d",
    "d-z",
  );
  const { chains } = shortestPaths(view, "a", "z");
  assert.deepEqual(chains.map((steps) => [steps[0]?.to, supposedBy(steps)]), [["b", ["left-wins"]], ["d", []]]);
});

test("of very many chains it is only said that there are more", () => {
  const rungs = Array.from({ length: 30 }, (_, at) => String(at).padStart(2, "0"));
  const view = emptyView();
  view.entities = rungs.flatMap((at) => ["a", "b"].map((side) => entity({ id: `${at}${side}` })));
  view.relations = rungs.slice(1).flatMap((at, before) => ["a", "b"].flatMap((to) => ["a", "b"].map((from) => relation({ id: `${rungs[before]}${from}-${at}${to}`, source: `${rungs[before]}${from}`, target: `${at}${to}` }))));
  const { chains, more, counted } = shortestPaths(view, "00a", "29a", {}, "both", 12);
  assert.deepEqual([chains.length, more, counted], [12, 1000, false]);
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
 * The entities that a relation ties, by the names of its fields.
 * @param {View} view
 * @param {RelationView} relation
 * @returns {[field: string, id: string][]}
 */
function tiedBy(view, { source, target, holder, fields }) {
  const named = new Set(view.relations.flatMap((one) => [one.source, one.target, one.fields["legal_basis"]]));
  const { legal_basis: basis } = fields;
  return [
    ["source", source],
    ["target", target],
    ...(typeof basis === "string" ? [/** @type {[string, string]} */ (["legal_basis", basis])] : []),
    ...(named.has(holder) || holder === "author" ? [] : [/** @type {[string, string]} */ (["holder", holder])]),
  ];
}

/**
 * @param {View} view
 * @param {RelationView} relation
 * @param {string} from
 * @param {string} to
 * @param {Direction} direction
 */
function walks(view, relation, from, to, direction) {
  const ids = tiedBy(view, relation).map(([, id]) => id);
  if (relation.negated || from === to || !ids.includes(from) || !ids.includes(to)) return false;
  const symmetric = view.relation_kinds.find(({ kind }) => kind === relation.kind)?.symmetric ?? false;
  const start = direction === "out" ? from : to;
  return direction === "both" || relation.source === start || (symmetric && relation.target === start);
}

/** @param {RelationView[]} relations */
function isAllowed(relations) {
  const worlds = new Set(relations.map(({ scenario }) => scenario).filter(Boolean));
  const spans = relations.map(spanOf).filter((span) => span !== null);
  const first = Math.max(...spans.map(([day]) => day));
  const last = Math.min(...spans.map(([, day]) => day));
  return worlds.size < 2 && first <= last;
}

/**
 * The best chain of at most some hops, by trying every one: slow and plain.
 * @param {View} view
 * @param {string} a
 * @param {string} b
 * @param {Direction} direction
 * @param {number} most
 * @returns {RelationView[] | null | undefined} undefined: it may be longer
 */
function plainly(view, a, b, direction, most) {
  const sides = view.scenarios.map(({ counterparts }) => Object.values(counterparts)).filter((side) => side.includes(a) || side.includes(b));
  /** @param {string} id */
  const place = (id) => (sides.flat().includes(id) ? 0 : 1000) + view.entities.findIndex((one) => one.id === id);
  /** @param {RelationView} one */
  const rank = (one) => `${MODALITIES.indexOf(one.modality)} ${one.id}`;
  let walked = [{ ids: [a], relations: /** @type {RelationView[]} */ ([]) }];
  for (let length = 1; length <= most; length += 1) {
    walked = walked.flatMap(({ ids, relations }) =>
      view.relations.flatMap((relation) =>
        tiedBy(view, relation)
          .map(([, id]) => id)
          .filter((id, at, all) => all.indexOf(id) === at && !ids.includes(id) && walks(view, relation, ids.at(-1) ?? "", id, direction))
          .map((id) => ({ ids: [...ids, id], relations: [...relations, relation] })),
      ),
    );
    walked = walked.filter(({ relations }) => isAllowed(relations));
    const found = walked.filter(({ ids }) => ids.at(-1) === b);
    const keys = found.map(({ ids, relations }) => ({ key: [...ids.map((id) => String(place(id)).padStart(5)), ...relations.map(rank)], relations }));
    const [best] = keys.sort((one, other) => (one.key.join() < other.key.join() ? -1 : 1));
    if (best) return best.relations;
    if (walked.length === 0) return null;
  }
  return undefined;
}

test("trying every chain gives the same", () => {
  let [found, none] = [0, 0];
  for (let seed = 0; seed < 200; seed += 1) {
    const view = randomView(seed, { entities: 9, relations: 11 });
    const chance = new Chance(seed);
    for (let run = 0; run < 6; run += 1) {
      const [a, b] = [`e-${chance.below(9)}`, `e-${chance.below(9)}`];
      if (a === b) continue;
      const direction = chance.pick(/** @type {Direction[]} */ (["both", "both", "out", "in"]));
      const plain = plainly(view, a, b, direction, 5);
      if (plain === undefined) continue;
      const steps = shortestPath(view, a, b, {}, direction);
      assert.deepEqual(steps?.map(({ relation }) => relation.id), plain?.map(({ id }) => id), `${seed} ${a} ${b} ${direction}`);
      if (steps) found += 1;
      else none += 1;
      for (const { relation: hop, from, to, start_as: start, end_as: end, forward } of steps ?? []) {
        const fields = tiedBy(view, hop);
        assert.deepEqual([start, end], [from, to].map((id) => fields.find(([, one]) => one === id)?.[0]));
        assert.equal(forward, start === "source" && end === "target");
      }
    }
  }
  assert.ok(found > 200 && none > 100, `${found} ${none}`);
});

test("no chain joins scenarios that exclude each other, or times that do not meet", () => {
  const worlds = viewOf({ id: "1", source: "a", target: "b", scenario: "left-wins" }, { id: "2", source: "b", target: "z", scenario: "right-wins" }, "a-c", "c-d", "d-z");
  assert.equal(chain(worlds, "a", "z"), "acdz");
  const times = viewOf({ id: "1", source: "a", target: "b", end: "2020-06" }, { id: "2", source: "b", target: "z", date: "2021" }, { id: "3", source: "b", target: "z", start: "2020-06-30" });
  assert.deepEqual(shortestPath(times, "a", "z")?.map(({ relation: { id } }) => id), ["1", "3"]);
  const others = { ...worlds, scenarios: worlds.scenarios.map((one, at) => ({ ...one, group: String(at) })) };
  assert.equal(chain(others, "a", "z"), "abz");
});

test("the relations of a chain are chosen so that the rest can follow", () => {
  const view = viewOf(
    { id: "1", source: "a", target: "b", scenario: "left-wins" },
    { id: "2", source: "a", target: "b", scenario: "right-wins", modality: "risk" },
    { id: "3", source: "b", target: "z", scenario: "right-wins" },
  );
  assert.deepEqual(shortestPath(view, "a", "z")?.map(({ relation: { id } }) => id), ["2", "3"]);
});

test("a chain keeps to the side of its ends where it can", () => {
  const view = viewOf("a-b", "b-z", "a-y", "y-z");
  view.scenarios = view.scenarios.map((one, at) => ({ ...one, counterparts: at ? { winner: "a", army: "y" } : { winner: "b" } }));
  assert.equal(chain(view, "a", "z"), "ayz");
});

test("what is named in a field ties, and who only speaks", () => {
  const view = viewOf({ id: "1", source: "a", target: "b", kind: "deployment", fields: { legal_basis: "law", role: "c" } }, { id: "2", source: "a", target: "b", holder: "voice" }, { id: "3", source: "b", target: "z", holder: "a" });
  view.entities.push(...["law", "voice"].map((id) => entity({ id })));
  assert.equal(chain(view, "a", "law"), "alaw");
  assert.equal(chain(view, "voice", "z"), "voicebz");
  assert.equal(chain(view, "a", "z"), "abz");
  assert.equal(chain(view, "a", "c"), null);
  assert.deepEqual(shortestPath(view, "voice", "b")?.map(({ start_as: start, end_as: end }) => [start, end]), [["holder", "target"]]);
  assert.deepEqual([...reach(view, "law").entities].sort(), ["a", "b", "law"]);
});

test("a chain follows its direction", () => {
  const view = viewOf("a-b", "c-b", { id: "s", source: "c", target: "a", kind: "border" });
  assert.equal(shortestPath(view, "a", "b", {}, "in"), null);
  assert.equal(shortestPath(view, "b", "a", {}, "in")?.length, 1);
  assert.deepEqual(shortestPath(view, "a", "c", {}, "out")?.map(({ relation: { id } }) => id), ["s"]);
});

test("where there is no chain, it is told what was left out", () => {
  const view = viewOf({ id: "no", source: "z", target: "a", negated: true }, { id: "1", source: "a", target: "b", scenario: "left-wins" }, { id: "2", source: "b", target: "z", scenario: "right-wins" });
  assert.equal(shortestPath(view, "a", "z"), null);
  assert.deepEqual([leftOut(view, "a", "z").barred, leftOut(view, "a", "z").denied.map(({ id }) => id)], ["worlds", ["no"]]);
  assert.deepEqual(leftOut(view, "a", "alone"), { denied: [], barred: null });
  const times = viewOf({ id: "1", source: "a", target: "b", date: "2020" }, { id: "2", source: "b", target: "z", date: "2021" });
  assert.equal(leftOut(times, "a", "z").barred, "times");
  const both = viewOf({ id: "1", source: "a", target: "b", date: "2020", scenario: "left-wins" }, { id: "2", source: "b", target: "z", date: "2021", scenario: "right-wins" });
  assert.equal(leftOut(both, "a", "z").barred, "both");
});

test("many dead ends are not walked again and again", () => {
  // A ladder of 200 rungs, of which only the last bars the way: there are 2 to the power of 200 chains.
  const view = emptyView();
  const rungs = Array.from({ length: 200 }, (_, at) => String(at).padStart(3, "0"));
  view.entities = rungs.flatMap((at) => ["a", "b"].map((side) => entity({ id: `${at}${side}` }))).concat([entity({ id: "z" })]);
  view.relations = rungs.slice(1).flatMap((at, before) =>
    ["a", "b"].flatMap((to) => ["a", "b"].map((from) => relation({ id: `${rungs[before]}${from}-${at}${to}`, source: `${rungs[before]}${from}`, target: `${at}${to}`, scenario: from === "a" ? "left-wins" : null }))),
  );
  view.relations.push(relation({ id: "last", source: "199a", target: "z", scenario: "right-wins" }));
  assert.equal(shortestPath(view, "000b", "z")?.length, 200);
  assert.equal(shortestPath(view, "000a", "z")?.length, undefined);
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

test("what is denied leads nowhere, but is there where both its ends are", () => {
  const view = viewOf("a-b", { id: "no", source: "b", target: "c", negated: true }, { id: "not", source: "b", target: "a", negated: true });
  assert.deepEqual([...reach(view, "a", 3).entities].sort(), ["a", "b"]);
  assert.deepEqual(reach(view, "a").relations.map(({ id }) => id), ["a-b", "not"]);
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
