import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { WORDS_EN } from "../../graph/page/words/en.mjs";
import { WORDS_ES } from "../../graph/page/words/es.mjs";
import { formatDate } from "../../graph/page/answers/date-words.mjs";
import { chooseLanguage, format, formatNumber, kindLabel, LANGUAGES, wordsOf } from "../../graph/page/words/language.mjs";
import "./panels.mjs";

const PAGE = new URL("../../graph/page/", import.meta.url);
/** All words in English, those of the panels too. */
const ENGLISH = wordsOf("en");
const OTHERS = Object.entries(LANGUAGES).filter(([language]) => language !== "en");

/** @param {import("../../graph/page/data/types.mjs").Words[string] | undefined} entry */
function texts(entry) {
  return typeof entry === "string" ? [entry] : Object.values(entry ?? {});
}

/** @param {string} text */
function placeholders(text) {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
}

test("every language has the same keys, in the same order", () => {
  for (const [language, words] of OTHERS) assert.deepEqual(Object.keys(words), Object.keys(ENGLISH), language);
});

test("words from right to left, and marks that turn, do not turn what comes after them", () => {
  assert.equal(format(ENGLISH, "holder.heldBy", { holder: "ليلى" }), "according to \u2068ليلى\u2069");
  assert.equal(format(ENGLISH, "holder.heldBy", { holder: "\u202eAna" }), "according to \u2068\u202eAna\u2069");
  assert.equal(format(ENGLISH, "holder.heldBy", { holder: "Ana Ríos" }), "according to Ana Ríos");
});

test("every word is said somewhere", () => {
  const sources = readdirSync(PAGE, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".mjs") && !/^(node_modules|words)\b/.test(path))
    .map((path) => readFileSync(new URL(path, PAGE), "utf8").replace(/^ *"[^"]+": (["{]).*$/gm, ""))
    .join("\n");
  const said = (/** @type {string} */ key) => sources.includes(`"${key}"`) || sources.includes(`\`${key.split(".")[0]}.\${`);
  assert.deepEqual(Object.keys(ENGLISH).filter((key) => !said(key)), []);
});

test("every language fills in the same values, and says something", () => {
  for (const [language, words] of Object.entries(LANGUAGES)) {
    for (const [key, english] of Object.entries(ENGLISH)) {
      const wanted = new Set(texts(english).flatMap(placeholders));
      for (const text of texts(words[key])) {
        assert.equal(text, text.trim(), `${language} ${key}`);
        assert.notEqual(text, "", `${language} ${key}`);
        for (const name of placeholders(text)) assert.ok(wanted.has(name), `${language} ${key}: {${name}}`);
      }
      const used = new Set(texts(words[key]).flatMap(placeholders));
      assert.deepEqual([...used].sort(), [...wanted].sort(), `${language} ${key}`);
    }
  }
});

test("plural forms are there for the same keys, with the categories of each language", () => {
  for (const [language, words] of Object.entries(LANGUAGES)) {
    const known = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const [key, entry] of Object.entries(words)) {
      assert.equal(typeof entry, typeof ENGLISH[key], `${language} ${key}`);
      if (typeof entry === "string") continue;
      for (const category of Object.keys(entry)) assert.ok(known.some((one) => one === category), `${language} ${key}`);
    }
  }
});

/** Words for any panel, though one alone says them today. */
const COMMON = ["action.back", "count.steps"];
/** Words whose key ends in what the data say. */
const OF_THE_DATA = [
  "basis.",
  "certainty.",
  "field.",
  "modality.",
  "modalityHelp.",
  "month.",
  "negated.",
  "season.",
  "sort.",
  "sortAlso.",
  "theme.",
];

const SOURCES = readdirSync(PAGE, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".mjs") && !/node_modules|words.e[ns]\.mjs$/.test(path))
  .map((path) => ({ path, source: readFileSync(new URL(path, PAGE), "utf8") }));

test("every word that a module asks for is there", () => {
  for (const { path, source } of SOURCES) {
    for (const [, key = ""] of source.matchAll(/\b(?:format\(\s*[\w.]+,|say\()\s*"([^"]+)"/g)) {
      assert.ok(Object.hasOwn(ENGLISH, key), `${path}: ${key}`);
    }
    for (const [, prefix = ""] of source.matchAll(/\b(?:say\(|key = )`([a-z][\w.]*)\$\{/gi)) assert.ok(OF_THE_DATA.includes(prefix), `${path}: ${prefix}`);
  }
});

test("every word is said by some module", () => {
  // A panel's own words stand in its file, as keys: only what is no key says one.
  const said = new Set(SOURCES.flatMap(({ source }) => [...source.matchAll(/"([a-z][\w]*\.[\w.]+)"(?!:)/gi)].map(([, key]) => key)));
  for (const key of Object.keys(ENGLISH)) {
    if (key === "locale" || OF_THE_DATA.some((prefix) => key.startsWith(prefix))) continue;
    assert.ok(said.has(key), key);
  }
});

test("a word that only one panel says stands in its file", () => {
  for (const key of Object.keys(WORDS_EN)) {
    if (COMMON.includes(key) || OF_THE_DATA.some((prefix) => key.startsWith(prefix))) continue;
    const by = SOURCES.filter(({ source }) => source.includes(`"${key}"`)).map(({ path }) => path);
    assert.ok(by.length !== 1 || !by[0]?.startsWith("panels"), `${key}: ${by}`);
  }
});

test("values are filled in, numbers as the language writes them", () => {
  assert.equal(format(WORDS_EN, "announce.shown", { shown: 1234, total: 100_000 }), "1,234 of 100,000 relations are shown.");
  assert.equal(format(WORDS_ES, "announce.shown", { shown: 12_345, total: 100_000 }), "Se muestran 12.345 de 100.000 relaciones.");
  assert.equal(format(WORDS_EN, "search.none", { text: "{count} $& </b>" }), "Nothing found for “{count} $& </b>”.");
  assert.equal(format(WORDS_EN, "search.none"), "Nothing found for “{text}”.");
  assert.equal(formatNumber(WORDS_ES, 1_000_000), "1.000.000");
});

test("the plural form goes by the count", () => {
  /** @param {number} count */
  const both = (count) => [WORDS_EN, WORDS_ES].map((words) => format(words, "count.relations", { count }));
  assert.deepEqual(both(1), ["1 relation", "1 relación"]);
  assert.deepEqual(both(0), ["0 relations", "0 relaciones"]);
  assert.deepEqual(both(1_000_000), ["1,000,000 relations", "1.000.000 relaciones"]);
});

test("a word that is not there shows its key, and takes nothing from elsewhere", () => {
  assert.equal(format(WORDS_EN, "no.such.key"), "no.such.key");
  assert.equal(format(WORDS_EN, "constructor"), "constructor");
  assert.equal(format({ locale: "en", key: "{constructor}" }, "key"), "{constructor}");
});

test("dates are written out, at their own precision", () => {
  assert.deepEqual(["2025", "2025-12", "2025-12-14"].map((date) => formatDate(WORDS_EN, date)), ["2025", "December 2025", "14 December 2025"]);
  assert.deepEqual(["2025", "2025-12", "2025-12-14"].map((date) => formatDate(WORDS_ES, date)), ["2025", "diciembre de 2025", "14 de diciembre de 2025"]);
  assert.equal(formatDate(WORDS_EN, "0033-04"), "April AD 33");
  assert.equal(formatDate(WORDS_EN, ".."), "..");
});

test("a kind goes by its labels in this language, else by those that it has first of all", () => {
  const party = { label: "party", plural: "parties", labels: { es: { label: "partido", plural: "partidos" } } };
  assert.equal(kindLabel(party, "es", "plural"), "partidos");
  assert.equal(kindLabel(party, "en", "plural"), "parties");
  assert.equal(kindLabel(party, "constructor", "label"), "party");

  const border = { forward: "borders", inverse: "borders", noun: "Border", labels: { es: { forward: "limita con", inverse: "limita con", noun: "Frontera" } } };
  assert.equal(kindLabel(border, "es", "forward"), "limita con");
  assert.equal(kindLabel(border, "es", "noun"), "Frontera");
  const raid = { forward: "raids", inverse: "is raided by", noun: null, labels: { es: { forward: "ataca", inverse: "is raided by", noun: null } } };
  assert.equal(kindLabel(raid, "es", "forward"), "ataca");
  assert.equal(kindLabel(raid, "es", "noun"), null);
});

test("the language is the one chosen, else one of the browser's that the data speak, else theirs, else the browser's first", () => {
  const english = { language: "en", languages: ["en"] };
  const both = { language: "en", languages: ["en", "es-CL"] };
  const french = { language: "fr", languages: ["fr"] };
  assert.equal(chooseLanguage(null, ["es-CL", "en"], both), "es");
  assert.equal(chooseLanguage(null, ["es-CL", "en"], english), "en");
  assert.equal(chooseLanguage(null, ["es"], english), "en");
  assert.equal(chooseLanguage(null, ["fr"], { language: "es", languages: ["es"] }), "es");
  assert.equal(chooseLanguage(null, ["fr", "es"], french), "es");
  assert.equal(chooseLanguage(null, ["fr"], french), "en");
  assert.equal(chooseLanguage("es", ["en"], english), "es");
  assert.equal(chooseLanguage("fr", ["en"], french), "en");
  assert.equal(chooseLanguage("es", ["en"]), "es");
  assert.equal(chooseLanguage(null, ["fr-FR", "es-CL", "en"]), "es");
  assert.equal(chooseLanguage("tlh", ["en_GB", "es"]), "en");
  assert.equal(chooseLanguage(undefined, []), "en");
  assert.equal(chooseLanguage("constructor", ["__proto__"]), "en");
  assert.equal(wordsOf("es"), LANGUAGES["es"]);
  assert.equal(wordsOf("toString"), LANGUAGES["en"]);
});
