import assert from "node:assert/strict";
import { test } from "node:test";

import { askedInWords } from "../../graph/page/answers/asked-in-words.mjs";
import { shelfOf } from "../../graph/page/answers/shelf.mjs";
import { quiet, watchPressing } from "../../graph/page/base/pause.mjs";
import { wordsOf } from "../../graph/page/words/language.mjs";
import { view as chileanView } from "./chile.mjs";
import { searchOf } from "../../graph/page/answers/search.mjs";
import { Chance, emptyView, entity, randomView, relation } from "./synthetic.mjs";

function chileView() {
  const view = emptyView();
  view.entities = [
    entity({ id: "chile", kind: "country", name: "Chile", degree: 40 }),
    entity({ id: "chilean-voters", kind: "party", name: "Chilean voters", degree: 3 }),
    entity({ id: "jeannette-jara", kind: "candidate", name: "Jeannette Jara", aliases: ["Jannette Jara"], degree: 20 }),
    entity({ id: "jose-antonio-kast", kind: "candidate", name: "José Antonio Kast", degree: 30 }),
    entity({ id: "kastanien-verein", kind: "party", name: "Kastanien-Verein", degree: 90 }),
    entity({ id: "state-of-chile", kind: "party", name: "State of Chile", degree: 5 }),
    entity({ id: "peru", kind: "country", name: "Peru", names: { es: "Perú", zh: "秘鲁" }, degree: 9 }),
    entity({ id: "o-higgins", kind: "region", name: "O’Higgins", degree: 1 }),
  ];
  view.relations = [
    relation({ id: "r1", kind: "visit", source: "chile", target: "peru", sentence: "Ships would patrol the Beagle Channel." }),
    relation({ id: "r2", source: "jose-antonio-kast", target: "peru", sentence: "Kast supports patrols." }),
  ];
  return view;
}

/**
 * @param {string} text
 * @param {number} [limit]
 */
function found(text, limit) {
  return searchOf(chileView()).find(text, limit).map(({ id }) => id);
}

test("the name itself, then what begins with it, then words that do, then what holds it", () => {
  const hits = searchOf(chileView()).find("chile");
  assert.deepEqual(hits.map(({ id, tier }) => [id, tier]), [
    ["chile", "exact"],
    ["chilean-voters", "prefix"],
    ["state-of-chile", "word"],
  ]);
  assert.deepEqual(found("hile"), ["chile", "state-of-chile", "chilean-voters"]);
});

test("the better connected come first among equals", () => {
  assert.deepEqual(found("kast").slice(0, 3), ["kastanien-verein", "jose-antonio-kast", "r2"]);
  assert.deepEqual(found("j"), ["jose-antonio-kast", "jeannette-jara"]);
});

test("nothing but the id tells full equals apart", () => {
  const view = emptyView();
  view.entities = ["b", "a", "c"].map((id) => entity({ id, name: "Same name" }));
  assert.deepEqual(searchOf(view).find("same").map(({ id }) => id), ["a", "b", "c"]);
});

test("accents, case and the apostrophe's shape do not count", () => {
  assert.equal(found("JOSE ANTONIO")[0], "jose-antonio-kast");
  assert.equal(found("perú")[0], "peru");
  assert.deepEqual(found("O'Higgins"), ["o-higgins"]);
});

test("an entity is found by alias, other name and id, and says by which", () => {
  const search = searchOf(chileView());
  const [jara] = search.find("jannette");
  assert.deepEqual([jara?.id, jara?.label, jara?.matched], ["jeannette-jara", "Jeannette Jara", "Jannette Jara"]);
  assert.equal(search.find("秘")[0]?.matched, "秘鲁");
  assert.equal(search.find("jose-antonio-kast")[0]?.tier, "exact");
});

test("words may come in any order", () => {
  assert.equal(found("kast jose")[0], "jose-antonio-kast");
  assert.equal(found("jar jean")[0], "jeannette-jara");
  assert.deepEqual(found("jose jara"), []);
});

test("a kind is found by its labels, in every language that the view has", () => {
  const view = chileView();
  for (const kind of view.entity_kinds) if (kind.kind === "party") kind.labels = { es: { label: "partido", plural: "partidos" } };
  const search = searchOf(view);
  const [kind] = search.find("partidos");
  assert.deepEqual([kind?.type, kind?.id, kind?.of, kind?.label], ["kind", "party", "entity", "partys"]);
  assert.deepEqual(search.find("visit of").map(({ type, id, of }) => [type, id, of]), [["kind", "visit", "relation"]]);
});

test("a relation is found by the words of its sentence, after entities", () => {
  assert.deepEqual(found("patrol"), ["r1", "r2"]);
  assert.deepEqual(found("beagle ships"), ["r1"]);
  assert.equal(found("peru")[0], "peru");
});

test("a slip or two is forgiven, if nothing is spelled so", () => {
  assert.deepEqual(found("kats").filter((id) => id.includes("kast")), ["kastanien-verein", "jose-antonio-kast"]);
  assert.equal(found("janette jraa")[0], "jeannette-jara");
  assert.equal(found("chlie")[0], "chile");
  assert.deepEqual(found("beagel"), ["r1"]);
  const [fuzzy] = searchOf(chileView()).find("jeanette");
  assert.equal(fuzzy?.tier, "fuzzy");
  assert.deepEqual(found("xyzzy"), []);
  assert.deepEqual(found("ja").length, 1);
});

test("nothing asked finds nothing, and whatever is asked does no harm", () => {
  for (const text of ["", "   ", "\n"]) assert.deepEqual(found(text), []);
  for (const text of ["(", "[a-z", ".*", "\\", "\ud800", "\u202e", "</script>", "a".repeat(10_000), "a ".repeat(5000)]) {
    assert.ok(Array.isArray(found(text)));
  }
});

test("no more is given than asked for, and the best of it", () => {
  const view = randomView(2, { entities: 300, relations: 300 });
  const search = searchOf(view);
  const chance = new Chance(2);
  for (let run = 0; run < 100; run += 1) {
    const name = chance.pick(view.entities).name;
    const text = name.slice(0, 1 + chance.below(name.length));
    const all = search.find(text, 10_000);
    for (const limit of [0, 1, 7]) {
      const few = search.find(text, limit);
      assert.equal(few.length, Math.min(limit, all.length));
      assert.deepEqual(few.map(({ score }) => score), all.slice(0, limit).map(({ score }) => score));
    }
    assert.deepEqual(all.map(({ score }) => score), all.map(({ score }) => score).sort((a, b) => b - a));
  }
});

test("every entity is found by its name, its id and its aliases", () => {
  const view = randomView(4, { entities: 200, relations: 50 });
  const search = searchOf(view);
  for (const { id, name, aliases } of view.entities) {
    for (const text of [id, name, ...aliases]) {
      assert.ok(search.find(text, 1000).some((hit) => hit.type === "entity" && hit.id === id), text);
    }
  }
});

test("a large view is read a slice at a time, and found in as far as it has been read", async () => {
  const view = randomView(6, { entities: 3000, relations: 3000 });
  const search = searchOf(view);
  const name = view.entities[0]?.name ?? "";
  assert.deepEqual(search.find(name), []);
  assert.equal(search.ready, false);
  let pauses = 0;
  await search.prepare(async () => {
    pauses += 1;
  });
  assert.ok(search.ready);
  assert.ok(pauses > 0);
  assert.equal(search.find(name)[0]?.label, name);
  assert.equal(search.prepareSlice(), 1);
});

test("what can wait goes on once nobody has pressed anything for a while", async () => {
  /** @type {Map<string, () => void>} */
  const noted = new Map();
  // Only a browser's window is told of presses.
  Object.assign(globalThis, { addEventListener: (/** @type {string} */ type, /** @type {() => void} */ note) => noted.set(type, note) });
  watchPressing();
  const took = async () => {
    const start = performance.now();
    await quiet();
    return performance.now() - start;
  };
  assert.ok((await took()) < 200);
  for (const type of ["pointerdown", "keydown", "wheel"]) {
    noted.get(type)?.();
    assert.ok((await took()) > 200, type);
  }
  // Who presses again meanwhile is waited for again.
  noted.get("keydown")?.();
  setTimeout(() => noted.get("keydown")?.(), 150);
  assert.ok((await took()) > 350);
});

test("a sentence is answered by what has all its words that tell anything, or by what has the rarest, or by nothing", () => {
  const view = chileanView;
  const asked = (/** @type {string} */ text, language = "en") => askedInWords(view, shelfOf(wordsOf(language), view), text);
  assert.equal(asked("How is Jara tied to China?").hits[0]?.id, "china");
  assert.equal(asked("¿Cómo se vincula Jara con China?", "es").hits[0]?.id, "china");
  assert.ok(asked("who guards the northern border").hits.every(({ type, id }) => type === "question" && id.startsWith("north")));
  // Another question would be a wrong answer.
  assert.deepEqual(asked("How is Kast tied to Russia?"), { hits: [], unknown: ["russia"] });
  assert.deepEqual(asked("What does Jara say about pensions?"), { hits: [], unknown: ["pensions"] });
  const navy = asked("What are Jara's plans for the navy?").hits;
  assert.ok(navy.length > 0 && navy.every(({ label }) => /navy/i.test(label)));
  for (const { type, label } of asked("What would Jara do on defence?").hits) if (type === "question") assert.match(label, /defen/i);
  assert.deepEqual([asked(""), asked("what is"), asked("china")], Array.from({ length: 3 }, () => ({ hits: [], unknown: [] })));
});
