/** The context that all parts of the page share: the view, the state, the language, and how things are called. */

/** @import { Shown } from "../answers/shown.mjs" */
/** @import { Legend, Limits } from "../data/loading.mjs" */
/** @import { Styled } from "../data/styled.mjs" */
/** @import { EntityView, RelationView, View } from "../data/types.mjs" */
/** @import { State } from "../state/state.mjs" */
/** @import { Store } from "../state/store.mjs" */

import { isSo, moodOf } from "../answers/moods.mjs";
import { sayingOf, verbIn, verbInMood } from "../answers/saying.mjs";
import { becameOf, sinceLine } from "../answers/outcomes.mjs";
import { alwaysOf, unconditional } from "../answers/scenarios.mjs";
import { shownOf, timelessOf } from "../answers/shown.mjs";
import { ownVoice, voiceInSentence, voiceName } from "../answers/voices.mjs";
import { OPEN_END, PAST } from "../base/dates.mjs";
import { ALWAYS, lookupsOf } from "../data/lookups.mjs";
import { spellState } from "../state/address.mjs";
import { selectEntity, selectRelation } from "../state/moves.mjs";
import { narrowedTo } from "./narrowed.mjs";
import { formatDate } from "../answers/date-words.mjs";
import { dataLabel, format, inLanguage, inSentence, kindLabel, wordsOf } from "../words/language.mjs";

const AUTHOR = "author";

/** @typedef {{ text: string, lang: string | null }} Told words, and the language they are in where it is not the page's */

/**
 * What the page was given to show.
 * @typedef {object} Data
 * @property {View} view
 * @property {Styled} styled
 * @property {Legend} legend
 * @property {Limits} limits
 */

export class Context {
  /** @type {Shown | null} */
  #shown = null;
  #nowToo = false;
  /** What the table's filter leaves, as long as it has the same words. */
  #narrowed = { to: "", left: /** @type {Uint8Array | null} */ (null) };

  /**
   * @param {Data} data
   * @param {Store} store
   * @param {string} language
   * @param {(text: string) => void} announce say it to those who do not see it
   */
  constructor({ view, styled, legend, limits }, store, language, announce) {
    this.view = view;
    this.styled = styled;
    this.legend = legend;
    this.limits = limits;
    this.store = store;
    this.language = language;
    this.announce = announce;
    this.words = wordsOf(language);
    this.entityKinds = new Map(view.entity_kinds.map((kind) => [kind.kind, kind]));
    this.relationKinds = new Map(view.relation_kinds.map((kind) => [kind.kind, kind]));
    this.scenarios = new Map(view.scenarios.map((scenario) => [scenario.id, scenario]));
    this.topics = new Map(view.topics.map((topic) => [topic.id, topic]));
    this.#nowToo = view.relations.some((relation) => relation.scenario === null && isSo(relation));
    this.ownVoice = ownVoice(this.words, view);
  }

  /** @returns {State} */
  get state() {
    return this.store.state;
  }

  /** What the page's address ends in, so that it leads to what is seen. */
  get part() {
    const spelled = spellState(this.state);
    return spelled && `#${spelled}`;
  }

  /** The link to what is seen, where the data say at which address the page stands. */
  get link() {
    const { address } = this.view;
    return address === null ? null : `${address}${this.part}`;
  }

  /** What the state shows, worked out once. */
  get shown() {
    this.#shown ??= shownOf(this.view, this.state, this.#left);
    return this.#shown;
  }

  get #left() {
    const { filter } = this.state;
    if (this.#narrowed.to !== filter) this.#narrowed = { to: filter, left: narrowedTo(this, filter) };
    return this.#narrowed.left;
  }

  /** The places of the relations that are shown whatever time is chosen. */
  get timeless() {
    return timelessOf(this.view, this.state, this.#left);
  }

  /** How many rows differ between the two scenarios that are compared. */
  get differences() {
    return this.shown.rows.filter((row) => row.status !== "same").length;
  }

  /** To be called whenever the state has changed. */
  forget() {
    this.#shown = null;
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  say(key, values) {
    return format(this.words, key, values);
  }

  /**
   * @param {string} id
   * @returns {EntityView | undefined}
   */
  entity(id) {
    return lookupsOf(this.view).entities.get(id);
  }

  /**
   * @param {string} id
   * @returns {RelationView | undefined}
   */
  relation(id) {
    return lookupsOf(this.view).relations.get(id);
  }

  /**
   * What the data say in words: in the language of the page where they say it so, else in their own.
   * @param {string} own
   * @param {Record<string, string>} others the same in other languages
   * @returns {Told}
   */
  told(own, others) {
    const said = dataLabel(others, this.language);
    const { language } = this.view;
    return said === undefined ? { text: own, lang: language === this.language ? null : language } : { text: said, lang: null };
  }

  /**
   * A claim as a sentence.
   * @param {RelationView} relation
   * @returns {Told}
   */
  sentence({ sentence, sentences }) {
    return this.told(sentence, sentences);
  }

  /** @param {string} id */
  document(id) {
    const document = this.view.documents.find((one) => one.id === id);
    return document ? inLanguage(document.title, document.titles, this.language) : id;
  }

  /**
   * An entity's name, in the language of the page where the data give one.
   * @param {string} id
   */
  name(id) {
    const entity = this.entity(id);
    return entity ? (dataLabel(entity.names, this.language) ?? entity.name) : id;
  }

  /**
   * An entity's name in the lines of its label in the picture.
   * @param {string} id
   * @returns {string[]}
   */
  lines(id) {
    const entity = this.entity(id);
    return (entity ? (dataLabel(entity.labels, this.language) ?? entity.label) : id).split("\n");
  }

  /**
   * @param {string} kind
   * @param {"label" | "plural"} [form]
   */
  entityKind(kind, form = "label") {
    const known = this.entityKinds.get(kind);
    return (known && kindLabel(known, this.language, form)) ?? kind;
  }

  /**
   * What a kind of relation is called; one that has no noun goes by its label.
   * @param {string} kind
   * @param {"forward" | "inverse" | "denied_forward" | "denied_inverse" | "noun"} [form]
   */
  relationKind(kind, form = "forward") {
    const known = this.relationKinds.get(kind);
    if (!known) return kind;
    return kindLabel(known, this.language, form) ?? kindLabel(known, this.language, "forward") ?? kind;
  }

  /**
   * What a claim says between its ends: of one that is denied, that it is not so.
   * @param {RelationView} relation
   * @param {"forward" | "inverse"} [way]
   */
  verb(relation, way = "forward") {
    const saying = this.saying(relation);
    return saying ? verbIn(saying, way, this.#how(relation, way)) : relation.kind;
  }

  /**
   * The same as it reads true by itself where the claim is not plainly so: "would lead", "could lead".
   * @param {RelationView} relation
   * @param {"forward" | "inverse"} [way]
   * @returns {string | null} null: it is plainly so, or the verb is not known
   */
  moodVerb(relation, way = "forward") {
    const [saying, mood] = [this.saying(relation), moodOf(relation)];
    return saying && mood ? verbInMood(this.view, saying, mood, way, this.#how(relation, way)) : null;
  }

  /** @param {Pick<RelationView, "kind" | "fields">} relation */
  saying({ kind, fields }) {
    const known = this.relationKinds.get(kind);
    return known ? sayingOf(known, fields, this.language) : null;
  }

  /**
   * @param {RelationView} relation
   * @param {"forward" | "inverse"} way
   */
  #how({ source, target, negated }, way) {
    const many = this.entity(way === "forward" ? source : target)?.many.includes(this.language) ?? false;
    return { negated, many };
  }

  /**
   * What a field of a record is called: by the page, or by the view as a query's.
   * @param {string} name
   */
  field(name) {
    const key = `field.${name}`;
    return Object.hasOwn(this.words, key) ? this.say(key) : this.asked(name);
  }

  /**
   * What a field of a query is called.
   * @param {string} name
   */
  asked(name) {
    const asked = this.view.query_fields.find((field) => field.name === name);
    return asked ? inLanguage(asked.label, asked.labels, this.language) : name;
  }

  /** What the scenarios' "whoever wins" is called. */
  get always() {
    return alwaysOf(this.words, this.view);
  }

  /**
   * @param {string | null} id null or "always": of no scenario, which is whoever wins and, where facts are among it, now
   */
  scenario(id) {
    if (id === null || id === ALWAYS) return this.#nowToo ? this.say("scenario.now", { always: inSentence(this.always) }) : this.always;
    const scenario = this.scenarios.get(id);
    return scenario ? (dataLabel(scenario.labels, this.language) ?? scenario.label) : id;
  }

  /**
   * The place of a scenario, counted from 1; 0 for whoever wins.
   * @param {string | null} id
   */
  scenarioPlace(id) {
    return id === null ? 0 : this.view.scenarios.findIndex((one) => one.id === id) + 1;
  }

  /** @param {string | null} id */
  topic(id) {
    const topic = id === null ? undefined : this.topics.get(id);
    if (!topic) return id || this.say(this.topics.size ? "compare.noTopic" : "topic.all");
    return dataLabel(topic.labels, this.language) ?? topic.label;
  }

  /**
   * The place of the scenario that an entity stands for, counted from 1; 0: none.
   * @param {string} id
   */
  sideOf(id) {
    return this.styled.nodes.side[lookupsOf(this.view).entityPlaces.get(id) ?? -1] ?? 0;
  }

  /** @param {string} id */
  voice(id) {
    return voiceName(this.words, this.view, id);
  }

  /**
   * Whose claim it is, as it is said of the claim: "according to the author".
   * @param {string} id a voice's
   */
  heldBy(id) {
    return this.say("holder.heldBy", { holder: id === this.ownVoice?.id ? this.ownVoice.called : voiceInSentence(this.words, this.view, id) });
  }

  /**
   * A holder as the data name it: the documents' own authors, an entity, or a document.
   * @param {string} holder
   */
  holder(holder) {
    if (holder === AUTHOR) return this.say("holder.authors");
    return this.entity(holder) ? this.name(holder) : this.document(holder);
  }

  /** @param {string} date */
  date(date) {
    if (date === PAST) return this.say("value.end.over");
    if (date === OPEN_END) return this.say("value.end.open");
    return formatDate(this.words, date);
  }

  /**
   * When a claim holds.
   * @param {RelationView} relation
   */
  condition(relation) {
    return relation.scenario === null ? unconditional(this.words, this.view, relation) : this.scenario(relation.scenario);
  }

  /**
   * The dates of a claim, as far as it is dated: "2020 – 2024", "since 2020".
   * @param {RelationView} relation
   * @returns {string | null}
   */
  dates({ date, start, end, negated }) {
    if (date !== null) return this.date(date);
    const over = end === OPEN_END ? null : end;
    if (start !== null && over === PAST) return this.say("dates.from.over", { start: this.date(start) });
    if (over === PAST) return this.say(negated ? "dates.past" : "dates.over");
    if (start !== null && over !== null) return this.say("dates.span", { start: this.date(start), end: this.date(over) });
    if (start !== null) return this.say("dates.since", { date: this.date(start) });
    return over === null ? null : this.say("dates.until", { date: this.date(over) });
  }

  /**
   * How a claim stands, in a few words: without what it hangs on.
   * @param {RelationView} relation
   * @param {{ voice?: boolean }} [options] whether it is said whose claim it is
   * @returns {string[]}
   */
  standing(relation, { voice = true } = {}) {
    const words = [
      relation.negated ? this.say("negated.true") : null,
      // Who says so must not be missing where it is called a fact.
      this.say(relation.modality === "fact" && !voice ? "standing.told" : `modality.${relation.modality}`),
      relation.certainty === "certain" ? null : this.say(`certainty.${relation.certainty}`),
      this.dates(relation),
      voice ? this.heldBy(relation.voice) : null,
      relation.basis === "inferred" ? this.say("basis.inferred") : null,
    ];
    return words.filter((word) => word !== null);
  }

  /**
   * The same after what the claim hangs on, where there are scenarios.
   * @param {RelationView} relation
   * @returns {string[]}
   */
  standingIn(relation) {
    return this.view.scenarios.length ? [this.condition(relation), ...this.standing(relation)] : this.standing(relation);
  }

  /**
   * What became of a claim; nothing where the page is read as of the day it was written.
   * @param {RelationView} relation
   */
  became(relation) {
    return this.state.written ? null : becameOf(this.view, relation);
  }

  /**
   * The same in a sentence to follow its citation.
   * @param {RelationView} relation
   */
  since = (relation) => (this.state.written ? null : sinceLine(this.words, this.view, relation));

  /** @param {string | null} id */
  selectEntity(id) {
    this.store.change(selectEntity(id));
  }

  /** @param {string | null} id */
  selectRelation(id) {
    this.store.change(selectRelation(this.state, id));
  }
}
