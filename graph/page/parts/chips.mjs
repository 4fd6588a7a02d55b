/** What is asked, selected or narrowed, each as a chip that can be taken off; and the way back to the whole. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Changes } from "../state/state.mjs" */

import { paragraphNumber } from "../answers/marks.mjs";
import { el } from "../base/dom.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { queryFields } from "../data/query.mjs";
import { aboutName } from "./about.mjs";
import { filtersOf, wordOf } from "./asked.mjs";
import { namesTitle } from "./headings.mjs";
import { pointTitle } from "./points.mjs";
import { ask, filterRows, leaveComparison, leaveFocus, leaveMatter, leavePath, leaveQuestion, readAbout, selectEntity, selectRelation, startAgain, toggleSentence } from "../state/moves.mjs";
import { leavePoint } from "../state/debate-moves.mjs";
import { leaveMoved, toggleHidden } from "../state/picture-moves.mjs";
import { NO_TOPIC } from "../state/state.mjs";

/** A chip says no more of a long title than this. */
const LONGEST = 160;
/** How many words of a field have a chip each. */
const FEW = 3;

/** @typedef {{ label: string, leave: Changes }} Chip */

/**
 * @param {Context} context
 * @returns {HTMLElement | null} null where nothing narrows the picture
 */
export function chipsOf(context) {
  const chips = found(context);
  if (chips.length === 0) return null;
  return el(
    "div",
    { class: "chips" },
    el("button", { type: "button", class: "quiet", onclick: () => context.store.change(startAgain(context.state)) }, `‹ ${context.say("chip.whole")}`),
    chips.map(({ label, leave }) =>
      el(
        "button",
        { type: "button", class: "chip", "aria-label": context.say("chip.leave", { label }), onclick: () => context.store.change(leave) },
        el("span", { dir: "auto" }, label),
      ),
    ),
  );
}

/**
 * @param {Context} context
 * @returns {Chip[]}
 */
function found(context) {
  const { state, view } = context;
  const { entity, relation, path, question: id, matter, point, about, sentence, compare, tab } = state;
  const question = lookupsOf(view).questions.get(id ?? "");
  /** @type {(Chip | null)[]} */
  const chips = [
    ...narrowing(context),
    question ? { label: context.told(question.title, question.titles).text, leave: leaveQuestion() } : null,
    path && !question ? { label: namesTitle(context, path.from, path.to), leave: leavePath() } : null,
    compare && !question ? { label: `${context.scenario(compare.left)} | ${context.scenario(compare.right)}`, leave: leaveComparison(state) } : null,
    matter === null ? null : { label: context.topic(matter === NO_TOPIC ? null : matter), leave: leaveMatter() },
    about ? { label: aboutName(context, about, compare), leave: readAbout(null) } : null,
    point && tab === "debate" ? { label: pointTitle(context, point), leave: leavePoint() } : null,
    sentence ? { label: wordsOf(context, sentence), leave: toggleSentence(state, sentence) } : null,
    entity && context.entity(entity) ? { label: context.name(entity), leave: selectEntity(null) } : null,
    ...state.hidden.map((id) => ({ label: context.say("chip.hidden", { name: context.name(id) }), leave: toggleHidden(state, id) })),
    state.spots.length + state.seats.length ? { label: context.say("chip.moved", { count: state.spots.length + state.seats.length }), leave: leaveMoved() } : null,
    relation && context.relation(relation) ? { label: context.say("chip.claim"), leave: selectRelation(state, null) } : null,
  ];
  return chips.flatMap((chip) => (chip ? { ...chip, label: shortened(chip.label) } : []));
}

/**
 * What leaves out some of the claims.
 * @param {Context} context
 * @returns {Chip[]}
 */
function narrowing(context) {
  const { filter, focus } = context.state;
  return [
    ...askedChips(context),
    ...(filter ? [{ label: context.say("chip.filter", { text: filter }), leave: filterRows("") }] : []),
    ...(focus ? [{ label: context.say("caption.focus", { entity: context.name(focus.id), count: focus.depth }), leave: leaveFocus() }] : []),
  ];
}

/**
 * What is left, as a title; a topic alone goes by its own name.
 * @param {Context} context
 * @returns {string | null} null: nothing is left out
 */
export function narrowedTitle(context) {
  const { sentence } = context.state;
  const labels = [...narrowing(context).map(({ label }) => label), ...(sentence ? [wordsOf(context, sentence)] : [])];
  const [topic, ...others] = context.state.query.topic;
  if (labels.length === 1 && topic !== undefined && others.length === 0) return wordOf(context, queryFields().find(({ name }) => name === "topic"), topic);
  return labels.length > 0 ? shortened(labels.join(" · ")) : null;
}

/**
 * What is asked for, a chip each; of a field that is asked for many words one chip.
 * @param {Context} context
 * @returns {Chip[]}
 */
function askedChips(context) {
  /** @type {Map<string, import("./asked.mjs").Filter[]>} */
  const fields = new Map();
  for (const filter of filtersOf(context)) fields.set(filter.field, [...(fields.get(filter.field) ?? []), filter]);
  return [...fields].flatMap(([field, filters]) => {
    if (filters.length <= FEW) return filters.map(({ label, without }) => ({ label, leave: ask(context.state, without) }));
    const [name = ""] = Object.keys(filters[0]?.without ?? {});
    return [{ label: context.say("chip.many", { field, count: filters.length }), leave: ask(context.state, { [name]: [] }) }];
  });
}

/**
 * What is read of a document: a paragraph, or other words.
 * @param {Context} context
 * @param {import("../state/state.mjs").Sentence} words
 */
function wordsOf(context, words) {
  const number = paragraphNumber(context.view, words);
  const document = context.view.passages.length > 1 ? context.document(words.document) : context.say("chip.text");
  return number === null ? context.say("chip.sentence", { document: context.document(words.document) }) : `${document}, ¶\u00a0${number}`;
}

/** @param {string} label */
function shortened(label) {
  return label.length > LONGEST ? `${label.slice(0, LONGEST - 1).trimEnd()}…` : label;
}
