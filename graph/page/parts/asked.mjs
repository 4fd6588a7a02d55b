/** What a query asks for, in words, each with what leaves it out. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Query, QueryField } from "../data/types.mjs" */

import { voiceInSentence } from "../answers/voices.mjs";
import { ALWAYS } from "../data/lookups.mjs";
import { NOTHING, ownField, queryFields } from "../data/query.mjs";
import { dataLabel } from "../words/language.mjs";

/** @typedef {{ field: string, label: string, without: Partial<Query> }} Filter `field`: what it is called */

/**
 * What a word of a query is called, by what it is a name of.
 * @type {Record<string, (context: Context, word: string) => string>}
 */
const NAMES = {
  entity: (context, word) => context.name(word),
  holder: (context, word) => (context.view.voices.some(({ id }) => id === word) ? NAMES["voice"]?.(context, word) : undefined) ?? context.holder(word),
  voice: ({ words, view }, word) => voiceInSentence(words, view, word),
  relation_kind: (context, word) => context.relationKind(word, "noun"),
  entity_kind: (context, word) => context.entityKind(word, "plural"),
  scenario: (context, word) => context.scenario(word),
  world: (context, word) => context.scenario(word),
  topic: (context, word) => context.topic(word),
  document: (context, word) => context.document(word),
  modality: (context, word) => context.say(`modality.${word}`),
  certainty: (context, word) => context.say(`certainty.${word}`),
  basis: (context, word) => context.say(`basis.${word}`),
  said: (context, word) => context.field(word),
};

/**
 * @param {Context} context
 * @param {QueryField | undefined} field
 * @param {string} word
 */
export function wordOf(context, field, word) {
  if (word === NOTHING) return context.say("filter.none");
  if (field?.own) return ownWord(context, field, word);
  if (field?.name === "negated") return context.say(`negated.${word}`);
  if (field?.takes === "date") return context.date(word);
  if (field?.takes === "order") return `${context.field(word.replace(/^-/, ""))} ${word.startsWith("-") ? "↓" : "↑"}`;
  if (field?.of === "scenario" && word === ALWAYS) return context.scenario(null);
  return (field?.of && NAMES[field.of]?.(context, word)) || word;
}

/**
 * @param {Context} context
 * @param {QueryField} field
 * @param {string} word
 */
function ownWord(context, field, word) {
  if (field.takes === "yes_no") return context.say(word === "true" ? "value.yes" : "value.no");
  if (field.of === "entity") return context.name(word);
  for (const kind of context.view.relation_kinds) {
    const known = kind.fields.find(({ name }) => name === field.name)?.words.find((one) => one.word === word);
    if (known) return dataLabel(known.labels, context.language) ?? known.label;
  }
  return word;
}

/**
 * What a query asks for, word by word.
 * @param {Context} context
 * @returns {Filter[]}
 */
export function filtersOf(context) {
  const { query } = context.state;
  const asked = /** @type {Record<string, any>} */ (/** @type {unknown} */ (query));
  return queryFields().flatMap((field) => {
    const { name, takes } = field;
    const value = asked[name];
    if (takes === "own" || takes === "exclude") return within(context, /** @type {"own"} */ (name), value);
    if (value === null) return [];
    const asks = context.asked(name);
    if (!Array.isArray(value)) return [{ field: asks, label: `${asks}: ${wordOf(context, field, String(value))}`, without: { [name]: null } }];
    return value.map((word) => ({
      field: asks,
      label: `${asks}: ${wordOf(context, field, word)}`,
      without: { [name]: value.filter((other) => other !== word) },
    }));
  });
}

/**
 * @param {Context} context
 * @param {"own" | "exclude"} name
 * @param {Record<string, string[]>} asked
 * @returns {Filter[]}
 */
function within(context, name, asked) {
  return Object.entries(asked).flatMap(([own, words]) => {
    const field = queryFields().find((one) => one.name === own) ?? ownField(own);
    const label = name === "own" ? context.asked(own) : `${context.asked(name)} – ${context.asked(own)}`;
    return words.map((word) => ({
      field: label,
      label: `${label}: ${wordOf(context, field, word)}`,
      without: { [name]: { ...asked, [own]: words.filter((other) => other !== word) } },
    }));
  });
}
