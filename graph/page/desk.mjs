/** What all parts of the page share: the view, the state, the language, and how things are called. */

/** @import { EntityView, RelationView, View } from "./types.mjs" */
/** @import { Drawing } from "./drawing.mjs" */
/** @import { Legend } from "./loading.mjs" */
/** @import { Shown } from "./scene.mjs" */
/** @import { State } from "./state.mjs" */
/** @import { Store } from "./store.mjs" */

import { ALWAYS, indexed } from "./indexed.mjs";
import { dataLabel, format, formatDate, labelOf, wordsOf } from "./language.mjs";
import { showOf } from "./scene.mjs";

const AUTHOR = "author";

export class Desk {
  /** @type {Shown | null} */
  #shown = null;

  /**
   * @param {View} view
   * @param {Drawing} drawing
   * @param {Legend} legend
   * @param {Store} store
   * @param {string} language
   * @param {(text: string) => void} announce
   */
  constructor(view, drawing, legend, store, language, announce) {
    this.view = view;
    this.drawing = drawing;
    this.legend = legend;
    this.store = store;
    this.language = language;
    this.announce = announce;
    this.words = wordsOf(language);
    this.entityKinds = new Map(view.entity_kinds.map((kind) => [kind.kind, kind]));
    this.relationKinds = new Map(view.relation_kinds.map((kind) => [kind.kind, kind]));
    this.scenarios = new Map(view.scenarios.map((scenario) => [scenario.id, scenario]));
    this.topics = new Map(view.topics.map((topic) => [topic.id, topic]));
    /** @type {Map<string, number>} which scenario an entity stands for, counted from 1 */
    this.standsFor = new Map();
    for (const [place, scenario] of view.scenarios.entries()) {
      for (const id of Object.values(scenario.counterparts)) {
        if (!this.standsFor.has(id)) this.standsFor.set(id, place + 1);
        else if (this.standsFor.get(id) !== place + 1) this.standsFor.set(id, 0);
      }
    }
  }

  /** @returns {State} */
  get state() {
    return this.store.state;
  }

  /** What the state shows, worked out once. */
  get shown() {
    this.#shown ??= showOf(this.view, this.state);
    return this.#shown;
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
    return indexed(this.view).entities.get(id);
  }

  /**
   * @param {string} id
   * @returns {RelationView | undefined}
   */
  relation(id) {
    return indexed(this.view).relations.get(id);
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
   * @param {string} kind
   * @param {"one" | "other"} [form]
   */
  entityKind(kind, form = "one") {
    const declared = this.entityKinds.get(kind);
    return declared ? labelOf(this.words, declared, this.language, form) : kind;
  }

  /**
   * @param {string} kind
   * @param {"forward" | "inverse" | "noun"} [form]
   */
  relationKind(kind, form = "forward") {
    const declared = this.relationKinds.get(kind);
    return declared ? labelOf(this.words, declared, this.language, form) : kind;
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
    words.push(this.say("details.heldBy", { holder: this.holder(relation.holder) }));
    if (relation.basis === "inferred") words.push(this.say("basis.inferred"));
    return words;
  }

  /** @param {string | null} id */
  selectEntity(id) {
    this.store.change({ entity: id, relation: null, path: null, question: null, step: 0, sentence: null, ...(id ? { tab: "details" } : {}) });
  }

  /** @param {string | null} id */
  selectRelation(id) {
    this.store.change({ relation: id, ...(id && this.state.tab !== "table" && this.state.tab !== "compare" && this.state.tab !== "text" ? { tab: "details" } : {}) });
  }
}
