/** Which language the page speaks, and how its sentences are made from the tables of words. */

/** @import { Words } from "../data/types.mjs" */

import { WORDS_EN } from "./en.mjs";
import { WORDS_ES } from "./es.mjs";

/** @type {Words} */
const ENGLISH = { ...WORDS_EN };
const FALLBACK_LANGUAGE = "en";

/**
 * The languages that the page speaks; the first is used where none is asked for.
 * @type {Readonly<Record<string, Words>>}
 */
export const LANGUAGES = { [FALLBACK_LANGUAGE]: ENGLISH, es: { ...WORDS_ES } };

/**
 * Give every language further words, as those that only one panel says.
 * @param {Readonly<Record<string, Readonly<Words>>>} further by language
 */
export function addWords(further) {
  for (const [language, words] of Object.entries(LANGUAGES)) {
    for (const [key, word] of Object.entries(further[language] ?? {})) {
      if (Object.hasOwn(words, key)) throw new Error(`${language} has two words ${key}`);
      words[key] = word;
    }
  }
}

/**
 * What the data speak: their own language, if they say which, and all in which they say something.
 * @typedef {{ language: string | null, languages: readonly string[] }} Spoken
 */

/**
 * The language to speak: what the reader chose; else the first of the browser's that the data speak too, so that a page
 * is in one language; else that of the data; else the first of the browser's.
 * @param {string | null | undefined} chosen
 * @param {readonly string[]} [preferred] What the browser prefers, best first: tags as "es-CL".
 * @param {Spoken} [data]
 * @returns {string} A key of LANGUAGES.
 */
export function chooseLanguage(chosen, preferred = [], data = { language: null, languages: [] }) {
  const wanted = spokenOf(preferred);
  const said = spokenOf(data.languages);
  return spokenOf([chosen])[0] ?? wanted.find((one) => said.includes(one)) ?? spokenOf([data.language])[0] ?? wanted[0] ?? FALLBACK_LANGUAGE;
}

/**
 * Those of some languages that the page speaks.
 * @param {readonly (string | null | undefined)[]} tags
 * @returns {string[]} keys of LANGUAGES
 */
function spokenOf(tags) {
  return tags.map((tag) => tag?.toLowerCase().split(/[-_]/)[0] ?? "").filter((language) => Object.hasOwn(LANGUAGES, language));
}

/**
 * A language's words.
 * @param {string} language
 * @returns {Words}
 */
export function wordsOf(language) {
  return (Object.hasOwn(LANGUAGES, language) ? LANGUAGES[language] : undefined) ?? ENGLISH;
}

/** @type {Map<string, Intl.PluralRules>} */
const PLURALS = new Map();
/** @type {Map<string, Intl.NumberFormat>} */
const NUMBERS = new Map();

/**
 * @template T
 * @param {Map<string, T>} made
 * @param {string} language
 * @param {() => T} make
 * @returns {T}
 */
function onceFor(made, language, make) {
  const known = made.get(language);
  if (known !== undefined) return known;
  const value = make();
  made.set(language, value);
  return value;
}

/**
 * The tag of a table's language, with the country whose customs it follows.
 * @param {Words} words
 * @returns {string}
 */
function localeOf(words) {
  const tag = words.locale;
  return typeof tag === "string" ? tag : FALLBACK_LANGUAGE;
}

/**
 * A number as the language writes it.
 * @param {Words} words
 * @param {number} value
 * @returns {string}
 */
export function formatNumber(words, value) {
  const locale = localeOf(words);
  return onceFor(NUMBERS, locale, () => new Intl.NumberFormat(locale)).format(value);
}

/**
 * A sentence of the page. Its plural form goes by the value called `count`.
 * @param {Words} words
 * @param {string} key A key that the table lacks is shown itself, so that the page still works.
 * @param {Readonly<Record<string, string | number>>} [values] Numbers are written as the language does.
 * @returns {string}
 */
export function format(words, key, values = {}) {
  const entry = Object.hasOwn(words, key) ? words[key] : undefined;
  if (entry === undefined) return key;
  const text = typeof entry === "string" ? entry : pluralForm(words, entry, values.count);
  return text.replace(/\{(\w+)\}/g, (placeholder, name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return placeholder;
    return typeof value === "number" ? formatNumber(words, value) : isolated(value);
  });
}

/** Letters that are written from right to left, and marks that turn what follows. */
const TURNS = /[\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * Words as they stand within others: those that would turn what comes after them are kept apart.
 * @param {string} text
 */
export function isolated(text) {
  return TURNS.test(text) ? `\u2068${text}\u2069` : text;
}

/**
 * @param {Words} words
 * @param {Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}} forms
 * @param {string | number | undefined} count
 * @returns {string}
 */
function pluralForm(words, forms, count) {
  if (typeof count !== "number") return forms.other;
  const locale = localeOf(words);
  const rule = onceFor(PLURALS, locale, () => new Intl.PluralRules(locale)).select(count);
  return forms[rule] ?? forms.other;
}

/**
 * What a kind, or a field, is called: in a language that the view has it in, else as the view has it first of all.
 * @template {string} Form
 * @param {{ labels: Record<string, Partial<Record<Form, string | null>>> } & Partial<Record<Form, string | null>>} kind
 * @param {string} language
 * @param {Form} form "label" and "plural" of an entity kind; the verbs and the noun of a relation kind
 * @returns {string | null}
 */
export function kindLabel(kind, language, form) {
  const said = Object.hasOwn(kind.labels, language) ? kind.labels[language]?.[form] : undefined;
  return said ?? kind[form] ?? null;
}

/**
 * A label that the data give: of a scenario, a topic, a declared kind.
 * @param {Readonly<Record<string, string>>} labels
 * @param {string} language
 * @returns {string | undefined}
 */
export function dataLabel(labels, language) {
  return Object.hasOwn(labels, language) ? labels[language] : undefined;
}

/**
 * The language of a table of words.
 * @param {Words} words
 * @returns {string}
 */
export function languageOf(words) {
  return localeOf(words).split("-")[0] ?? FALLBACK_LANGUAGE;
}

/**
 * What the data say: in a language where they say it so, else in their own.
 * @param {string} own
 * @param {Readonly<Record<string, string>>} others the same in other languages
 * @param {string} language
 * @returns {string}
 */
export function inLanguage(own, others, language) {
  return dataLabel(others, language) ?? own;
}

/**
 * A label as it goes on within a sentence: "if Jara wins".
 * @param {string} label
 */
export function inSentence(label) {
  const [first = "", second = ""] = label;
  return second === second.toLowerCase() ? first.toLowerCase() + label.slice(first.length) : label;
}
