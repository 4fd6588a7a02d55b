/** Claims under headings that assert no more than the claims do. */

/** @import { Context } from "../context/context.mjs" */
/** @import { EntityView, RelationView } from "../data/types.mjs" */

import { moodOf } from "../answers/moods.mjs";
import { OPEN_END } from "../base/dates.mjs";
import { tiedAs } from "../data/ties.mjs";
import { fieldOfKind, ownValue } from "./fields.mjs";
import { inSentence } from "../words/language.mjs";

/**
 * Two entities as a title.
 * @param {Context} context
 * @param {string} one
 * @param {string} other
 */
export function namesTitle(context, one, other) {
  return `${context.name(one)} – ${context.name(other)}`;
}

/**
 * An entity's claims under headings, which assert no more than the claims do: "leads" where all of them are facts, else
 * "Leadership".
 * @param {Context} context
 * @param {EntityView} entity
 * @param {RelationView[]} relations
 * @returns {Map<string, RelationView[]>}
 */
export function headed(context, entity, relations) {
  /** @param {RelationView} relation */
  const labelOf = (relation) => labelFrom(context, entity, relation);
  const unsure = new Set(relations.filter((one) => one.modality !== "fact" || moodOf(one) !== null || isOver(one)).map(labelOf));
  /** @type {Map<string, RelationView[]>} */
  const groups = new Map();
  for (const relation of relations) {
    const label = labelOf(relation);
    const heading = unsure.has(label) ? nounOf(context, relation, label) : label;
    const group = groups.get(heading);
    if (group) group.push(relation);
    else groups.set(heading, [relation]);
  }
  return groups;
}

/**
 * What a claim says, seen from an entity: at an end of it, in a field of it, or as its holder.
 * @param {Context} context
 * @param {EntityView} entity
 * @param {RelationView} relation
 */
function labelFrom(context, { id }, relation) {
  const as = tiedAs(context.view, relation, id);
  if (as === "source" || as === "target") return context.verb(relation, as === "source" ? "forward" : "inverse");
  return as === "holder" ? context.say("heading.holder") : context.say("heading.part", { field: inSentence(fieldOfKind(context, relation.kind, as)), kind: context.relationKind(relation.kind, "noun") });
}

/**
 * Whether a claim is of what has come to its end.
 * @param {RelationView} relation
 */
function isOver({ end }) {
  return end !== null && end !== OPEN_END;
}

/**
 * What a claim says between its ends, so that it reads true by itself: "would lead"; of what is over, the name that
 * asserts nothing.
 * @param {Context} context
 * @param {RelationView} relation
 * @param {"forward" | "inverse"} [way]
 */
export function verbOf(context, relation, way) {
  const verb = context.verb(relation, way);
  if (isOver(relation)) return inSentence(nounOf(context, relation, verb));
  return context.moodVerb(relation, way) ?? hedged(hedgesOf(context, relation), verb);
}

/**
 * What is written on a line: the verb, after what it does not say itself, and with what the claim's own fields say in a
 * word, as that a part is but a supporting one.
 * @param {Context} context
 * @param {RelationView} relation
 */
export function lineOf(context, relation) {
  const risk = relation.modality === "risk" && context.moodVerb(relation) !== null;
  const hedges = isOver(relation) ? hedgesOf(context, relation) : risk ? [context.say("modality.risk")] : [];
  return hedged(hedges, verbWithFields(context, relation));
}

/**
 * The same of the line at a place of the view; nothing, where none is.
 * @param {Context} context
 * @param {number} place
 */
export function lineAt(context, place) {
  const relation = context.view.relations[place];
  return relation ? lineOf(context, relation) : "";
}

/** A field of a claim's own that is longer than this is not written on its line, whose verb says that there is more to read. */
const SHORT = 16;
const MORE = "…";

/**
 * A claim's verb with what its own fields say in a word: in the data's own words only where the page speaks their language.
 * @param {Context} context
 * @param {RelationView} relation
 */
export function verbWithFields(context, relation) {
  const { kind, fields } = relation;
  const own = context.relationKinds.get(kind)?.fields ?? [];
  const native = context.view.language === null || context.view.language === context.language;
  const verbs = context.saying(relation)?.field;
  const told = own.filter(({ name, reference, words }) => name !== verbs && !reference && typeof fields[name] === "string" && (native || words.length > 0));
  /** @param {typeof told} some */
  const values = (some) => some.map((field) => shortly(ownValue(context, field, fields[field.name] ?? null)));
  /** @param {typeof told} some */
  const said = (some) => values(some).filter(Boolean).join(", ");
  // One of the field's words says how, and a text what of it: "downwards: deterrence".
  const words = [said(told.filter((field) => field.words.length > 0)), said(told.filter((field) => field.words.length === 0))].filter(Boolean);
  const verb = values(told).includes("") ? `${verbOf(context, relation)}${MORE}` : verbOf(context, relation);
  return words.length ? `${verb} (${words.join(": ")})` : verb;
}

/**
 * A field's words as they go on a line: as far as its first comma, if that is short.
 * @param {unknown} words
 */
function shortly(words) {
  const [first = ""] = typeof words === "string" ? words.split(/[,;]/) : [];
  return first.length <= SHORT ? first : "";
}

/**
 * What keeps a claim from being read as so, in words before its verb.
 * @param {Context} context
 * @param {RelationView} relation
 */
function hedgesOf(context, { modality, certainty }) {
  return [
    ...(modality === "fact" || modality === "assessment" ? [] : [context.say(`modality.${modality}`)]),
    ...(certainty === "certain" ? [] : [context.say(`certainty.${certainty}`)]),
  ];
}

/**
 * @param {string[]} hedges
 * @param {string} verb
 */
function hedged(hedges, verb) {
  return hedges.length ? `${hedges.join(", ")}: ${verb}` : verb;
}

/**
 * What a kind of relation is called without asserting it. A dataset's own kinds have no such word: their label is quoted.
 * @param {Context} context
 * @param {RelationView} relation
 * @param {string} label
 */
function nounOf(context, relation, label) {
  if (label !== context.verb(relation) && label !== context.verb(relation, "inverse")) return label;
  if (!context.relationKinds.get(relation.kind)?.noun) return context.say("heading.quoted", { label });
  const noun = context.relationKind(relation.kind, "noun");
  return relation.negated ? context.say("heading.denied", { noun }) : noun;
}
