/** The context that all parts of the page share: the view, the state, the language, and how things are called. */

/** @import { Shown } from "../answers/shown.mjs" */
/** @import { Legend, Limits } from "../data/loading.mjs" */
/** @import { Styled } from "../data/styled.mjs" */
/** @import { EntityView, RelationView, View } from "../data/types.mjs" */
/** @import { State } from "../state/state.mjs" */
/** @import { Store } from "../state/store.mjs" */

import { shownOf } from "../answers/shown.mjs";
import { ALWAYS, lookupsOf } from "../data/lookups.mjs";
import { selectEntity, selectRelation } from "../state/moves.mjs";
import { dataLabel, format, formatDate, kindLabel, wordsOf } from "../words/language.mjs";

const AUTHOR = "author";

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
  }

  /** @returns {State} */
  get state() {
    return this.store.state;
  }

  /** What the state shows, worked out once. */
  get shown() {
    this.#shown ??= shownOf(this.view, this.state);
    return this.#shown;
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
   * @param {"forward" | "inverse" | "noun"} [form]
   */
  relationKind(kind, form = "forward") {
    const known = this.relationKinds.get(kind);
    if (!known) return kind;
    return kindLabel(known, this.language, form) ?? kindLabel(known, this.language, "forward") ?? kind;
  }

  /**
   * What a field of a record is called: one of a query's by the view, another by the page.
   * @param {string} name
   */
  field(name) {
    const asked = this.view.query_fields.find((field) => field.name === name);
    return asked ? (dataLabel(asked.labels, this.language) ?? asked.label) : this.say(`field.${name}`);
  }

  /** @param {string | null} id null or "always": whoever wins */
  scenario(id) {
    if (id === null || id === ALWAYS) return this.say("scenario.always");
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
    if (!topic) return id || this.say("compare.noTopic");
    return dataLabel(topic.labels, this.language) ?? topic.label;
  }

  /**
   * The place of the scenario that an entity stands for, counted from 1; 0: none.
   * @param {string} id
   */
  sideOf(id) {
    return this.styled.nodes.side[lookupsOf(this.view).entityPlaces.get(id) ?? -1] ?? 0;
  }

  /** @param {string} holder */
  holder(holder) {
    return holder === AUTHOR ? this.say("holder.author") : this.name(holder);
  }

  /** @param {string} date */
  date(date) {
    return date === ".." ? this.say("value.end.open") : formatDate(this.words, date);
  }

  /**
   * How a claim stands, in a few words.
   * @param {RelationView} relation
   * @returns {string[]}
   */
  standing(relation) {
    const words = [this.scenario(relation.scenario), this.say(`modality.${relation.modality}`)];
    if (relation.certainty !== "certain") words.push(this.say(`certainty.${relation.certainty}`));
    if (relation.negated) words.push(this.say("negated.true"));
    words.push(this.say("holder.heldBy", { holder: this.holder(relation.holder) }));
    if (relation.basis === "inferred") words.push(this.say("basis.inferred"));
    return words;
  }

  /** @param {string | null} id */
  selectEntity(id) {
    this.store.change(selectEntity(id));
  }

  /** @param {string | null} id */
  selectRelation(id) {
    this.store.change(selectRelation(this.state, id));
  }
}
