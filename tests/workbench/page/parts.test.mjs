import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { linesOf } from "../../../graph/workbench/page/list.mjs";
import { lookOf, segmentsOf } from "../../../graph/workbench/page/ribbon.mjs";
import { LANGUAGES, printed, speak, word } from "../../../graph/workbench/page/words.mjs";

const PAGE = new URL("../../../graph/workbench/page/", import.meta.url);
const FILES = readdirSync(PAGE, { encoding: "utf8" }).sort();
const MODULES = FILES.filter((name) => name.endsWith(".mjs")).map((name) => ({
  name,
  source: readFileSync(new URL(name, PAGE), "utf8"),
}));
/** @type {{ files: string[] }} */
const SHARED = JSON.parse(readFileSync(new URL("shared.json", PAGE), "utf8"));
const INDEX = readFileSync(new URL("index.html", PAGE), "utf8");

/** @param {string} source */
const bare = (source) => source.replace(/\/\*[\s\S]*?\*\//g, "");
/** @param {string} name @param {string} source @returns {string[]} the files that it imports, by their paths in the package */
const importsOf = (name, source) =>
  [...bare(source).matchAll(/^import [^"]*"([^"]+)";$/gm)].map(([, from = ""]) =>
    posix.join("workbench/page", posix.dirname(name), from),
  );

test("all that is imported is served: the page's own, or what is shared", () => {
  const served = new Set([...FILES.map((name) => `workbench/page/${name}`), ...SHARED.files]);
  const needed = MODULES.flatMap(({ name, source }) => importsOf(name, source));
  const linked = [...INDEX.matchAll(/(?:href|src)="static\/([^"]+)"/g)].map(([, path = ""]) => path);
  for (const path of [...needed, ...linked]) assert.ok(served.has(path), path);
  for (const path of SHARED.files) assert.ok([...needed, ...linked].includes(path), `${path} is shared for nothing`);
  for (const path of SHARED.files.filter((one) => one.endsWith(".mjs")))
    assert.doesNotMatch(bare(readFileSync(new URL(`../../${path}`, PAGE), "utf8")), /^import /m, `${path} needs more`);
});

test("no module imports, by any way, itself", () => {
  const imports = new Map(MODULES.map(({ name, source }) => [`workbench/page/${name}`, importsOf(name, source)]));
  /** @param {string} path @param {string[]} above */
  const walk = (path, above) => {
    assert.ok(!above.includes(path), [...above, path].join(" → "));
    for (const next of imports.get(path) ?? []) walk(next, [...above, path]);
  };
  for (const path of imports.keys()) walk(path, []);
});

test("no module writes HTML, runs text, sets a style by a word, or is too long to be read", () => {
  for (const { name, source } of MODULES) {
    const [found] =
      /\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval|new Function|cssText)\b|style:/.exec(bare(source)) ?? [];
    assert.equal(found, undefined, name);
    assert.ok(source.split("\n").length <= 400, name);
  }
  assert.doesNotMatch(INDEX, /<style|style="|<script>|onclick=/);
});

test("nothing is exported that the page does not use", () => {
  const all = MODULES.map(({ source }) => source).join("\n");
  for (const { name, source } of MODULES)
    for (const [, exported = ""] of source.matchAll(/^export (?:function|class|const) (\w+)/gm))
      assert.ok((all.match(new RegExp(`\\b${exported}\\b`, "g"))?.length ?? 0) > 1, `${name} ${exported}`);
});

test("every word of the page is there in both languages, and used", () => {
  const code = MODULES.filter(({ name }) => name !== "words.mjs").map(({ source }) => source).join("\n");
  const table = MODULES.find(({ name }) => name === "words.mjs")?.source ?? "";
  const names = [...table.matchAll(/^ {2}(\w+): \[$|^ {2}(\w+): \["/gm)].map(([, long, short]) => long ?? short ?? "");
  assert.ok(names.length > 30);
  for (const language of Object.keys(LANGUAGES)) {
    speak(language);
    for (const name of names) assert.ok(word(name) !== "" && printed(name) !== "", name);
  }
  const spoken = new Set([...code.matchAll(/"(\w+)"/g)].map(([, name]) => name));
  const keys = new Set(["Space", "Escape", "Delete", "Backspace", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Shift", "Ctrl", "Alt"]);
  for (const name of names) assert.ok(spoken.has(name) || keys.has(name) || "cpso".includes(name) || ["ok", "doubt", "note"].includes(name), name);
  speak("es-CL");
  assert.equal(word("sentence", { n: 3, fate: word("o") }), "Oración 3: abierta");
  assert.equal(printed(" "), "Espacio");
  speak("en");
});

/** @param {number} paragraphs @param {number} each */
const textOf = (paragraphs, each) => ({
  document: "a",
  title: "A",
  language: null,
  paragraphs: Array.from({ length: paragraphs }, (_, p) => ({
    ...{ number: p + 1, start: p * 1000, text: "x".repeat(900) },
    sentences: Array.from({ length: each }, (_, s) => /** @type {[number, number]} */ ([p * 1000 + s * 10, p * 1000 + s * 10 + 9])),
  })),
});

test("the ribbon has a box a sentence, and shares them where they would be too narrow", () => {
  const few = segmentsOf(textOf(3, 4));
  assert.equal(few.length, 12);
  assert.deepEqual(few.filter(({ begins }) => begins).map(({ first }) => first), [4, 8]);
  const many = segmentsOf(textOf(100, 50));
  assert.ok(many.length <= 160);
  assert.equal(many.reduce((sum, { count }) => sum + count, 0), 5000);
});

test("a box that is shared shows the most urgent of its sentences, and the one in focus", () => {
  const segment = { first: 2, count: 3, size: 9, begins: false };
  assert.equal(lookOf(segment, { fates: "ooccs", drafts: [], sentence: 0 }), "box fate-c");
  assert.equal(lookOf(segment, { fates: "ccocs", drafts: [4], sentence: 3 }), "box fate-o here waits");
});

test("runs are cut at the ends of lines, and keep how they are set", () => {
  assert.deepEqual(linesOf([{ text: "a\nb " }, { text: "c\n", mark: "strong" }]), [
    [{ text: "a" }],
    [{ text: "b " }, { text: "c", mark: "strong" }],
  ]);
});
