/** Made-up views for tests: the same seed gives the same view. */

/** @import { Citation, EntityView, RelationView, View } from "../../graph/page/data/types.mjs" */

/** A small pseudo-random generator (mulberry32). */
import { TOLD } from "./fields.mjs";

export class Chance {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A number from 0 up to, but without, 1. */
  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** @param {number} limit */
  below(limit) {
    return Math.floor(this.next() * limit);
  }

  /** @param {number} probability */
  happens(probability) {
    return this.next() < probability;
  }

  /**
   * @template T
   * @param {readonly T[]} choices
   * @returns {T}
   */
  pick(choices) {
    return /** @type {T} */ (choices[this.below(choices.length)]);
  }

  /**
   * @template T
   * @param {readonly T[]} choices
   * @param {number} most
   * @returns {T[]}
   */
  some(choices, most) {
    return Array.from({ length: this.below(most + 1) }, () => this.pick(choices));
  }
}

const SYLLABLES = "ba ce chi do fu gra lo mi na ñu pé qui ra sol ta tú va xi yo ze".split(" ");
export const MODALITIES = ["fact", "assessment", "plan", "expectation", "risk", "recommendation"];
export const CERTAINTIES = ["certain", "probable", "possible"];
const ENTITY_KINDS = ["person", "candidate", "party", "country", "region"];
const RELATION_KINDS = ["advice", "border", "cooperation", "deployment", "support", "visit"];
const SYMMETRIC = new Set(["border", "cooperation"]);
/** @type {Record<string, string[]>} */
const OWN_FIELDS = { deployment: ["legal_basis", "role", "number", "armed"], advice: ["aspect"] };
const DATES = [null, null, null, "2024", "2025", "2025-02", "2025-12", "2025-12-14", "2024-02-29", "2026-03-11"];

/** @param {Chance} chance */
export function word(chance) {
  return Array.from({ length: 2 + chance.below(3) }, () => chance.pick(SYLLABLES)).join("");
}

/**
 * @param {Chance} chance
 * @param {number} words
 */
function sentence(chance, words) {
  const made = Array.from({ length: words }, () => word(chance)).join(" ");
  return `${made.charAt(0).toUpperCase()}${made.slice(1)}.`;
}

/** @returns {View} */
export function emptyView() {
  return {
    format: 3,
    id: "made-up",
    title: "Made up",
    titles: {},
    description: null,
    descriptions: {},
    headline: null,
    headlines: {},
    deck: null,
    decks: {},
    license: null,
    language: "en",
    languages: ["en"],
    address: null,
    documents: ["doc-a", "doc-b"].map((id) => ({
      id,
      title: `The text ${id}`,
      titles: {},
      by: [],
      authors: ["A. Author"],
      publisher: "The Press",
      date: "2025-12",
      language: "en",
      url: null,
      rights: null,
      section: null,
      type: null,
      note: null,
      digest: null,
      characters: 5000,
      annotated: null,
      disclaimer: null,
    })),
    voices: [{ id: "A. Author", name: "A. Author", names: {}, words: ["A. Author"] }],
    groups: [],
    scenarios: ["left-wins", "right-wins"].map((id, place) => ({
      id,
      label: `If ${id}`,
      labels: {},
      group: "runoff",
      condition: {},
      counterparts: { winner: `e-${place}`, party: `e-${place + 2}` },
    })),
    topics: ["trade", "crime", "army"].map((id) => ({ id, label: id, labels: {} })),
    findings: [],
    unsaid: [],
    resolutions: [],
    kinds: {},
    modalities: MODALITIES,
    certainties: CERTAINTIES,
    moods: TOLD.moods,
    moods_many: TOLD.moods_many,
    query_fields: TOLD.query_fields,
    columns: TOLD.columns,
    entity_kinds: ENTITY_KINDS.map((kind) => ({
      kind,
      label: kind,
      plural: `${kind}s`,
      labels: {},
      shape: "dot",
      tint: "other",
      includes: kind === "person" ? ["candidate", "person"] : [kind],
      fields: [],
    })),
    relation_kinds: RELATION_KINDS.map((kind) => ({
      kind,
      language: "en",
      forward: `${kind} of`,
      inverse: SYMMETRIC.has(kind) ? `${kind} of` : `${kind} by`,
      denied_forward: `no ${kind} of`,
      denied_inverse: SYMMETRIC.has(kind) ? `no ${kind} of` : `no ${kind} by`,
      noun: null,
      forms: {},
      many: {},
      labels: {},
      symmetric: SYMMETRIC.has(kind),
      fields: (OWN_FIELDS[kind] ?? []).map((name) => ({
        name,
        label: name,
        labels: {},
        reference: name === "legal_basis",
        words: name === "role" ? [{ word: "lead", label: "in the lead", labels: { es: "al mando" }, verbs: {} }] : [],
      })),
    })),
    entities: [],
    relations: [],
    questions: [],
    comparisons: [],
    things: [],
    concepts: [],
    passages: [],
  };
}

/**
 * @param {Partial<EntityView> & {id: string}} fields
 * @returns {EntityView}
 */
export function entity(fields) {
  return {
    kind: "person",
    name: fields.id,
    names: {},
    many: [],
    aliases: [],
    summary: null,
    summaries: {},
    identifiers: {},
    fields: {},
    label: fields.name ?? fields.id,
    labels: {},
    x: 0,
    y: 0,
    size: 1,
    degree: 0,
    ...fields,
  };
}

/**
 * @param {Partial<RelationView> & {id: string, source: string, target: string}} fields
 * @returns {RelationView}
 */
export function relation(fields) {
  return {
    kind: "support",
    scenario: null,
    topic: null,
    modality: "fact",
    certainty: "certain",
    negated: false,
    holder: "author",
    voice: fields.holder && fields.holder !== "author" ? fields.holder : "A. Author",
    basis: "stated",
    start: null,
    end: null,
    date: null,
    sentence: `${fields.source} ${fields.target}.`,
    sentences: {},
    composed: true,
    note: null,
    notes: {},
    fields: {},
    evidence: [],
    ...fields,
  };
}

/**
 * @param {Partial<Citation>} fields
 * @returns {Citation}
 */
export function citation(fields = {}) {
  return { document: "doc-a", paragraph: null, start: 0, end: 9, record: null, url: null, digest: null, quote: null, prefix: null, suffix: null, coder: null, ...fields };
}

/**
 * @param {Chance} chance
 * @param {string} kind
 * @param {() => string} end
 */
function ownFields(chance, kind, end) {
  /** @type {Record<string, () => string | number | boolean>} */
  const values = {
    legal_basis: end,
    role: () => chance.pick(["lead", "support"]),
    number: () => chance.pick([1, 2.5, 10]),
    armed: () => chance.happens(0.5),
    aspect: () => word(chance),
  };
  const said = (OWN_FIELDS[kind] ?? []).filter(() => chance.happens(0.5));
  return Object.fromEntries(said.map((name) => [name, values[name]?.() ?? ""]));
}

/**
 * A view of chance, with some entities far better connected than most.
 * @param {number} seed
 * @param {{entities?: number, relations?: number, words?: number}} [size]
 * @returns {View}
 */
export function randomView(seed, { entities = 12, relations = 30, words = 6 } = {}) {
  const chance = new Chance(seed);
  const view = emptyView();
  view.entities = Array.from({ length: entities }, (_none, place) =>
    entity({
      id: `e-${place}`,
      kind: chance.pick(ENTITY_KINDS),
      name: `${word(chance)} ${word(chance)}`,
      names: chance.happens(0.2) ? { es: word(chance) } : {},
      aliases: chance.happens(0.3) ? [word(chance)] : [],
    }),
  ).sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = view.entities.map(({ id }) => id);
  const end = () => ids[Math.floor(entities * chance.next() ** 2)] ?? "e-0";
  const width = String(relations).length;
  view.relations = Array.from({ length: relations }, (_none, place) => {
    const kind = chance.pick(RELATION_KINDS);
    const [source, target] = [end(), end()];
    const date = chance.pick(DATES);
    return relation({
      id: `r${String(place).padStart(width, "0")}`,
      kind,
      source,
      target: target === source ? (ids[(ids.indexOf(source) + 1) % ids.length] ?? source) : target,
      scenario: chance.pick([null, "left-wins", "right-wins"]),
      topic: chance.pick([null, "trade", "crime", "army"]),
      modality: chance.pick(MODALITIES),
      certainty: chance.pick(CERTAINTIES),
      negated: chance.happens(0.15),
      holder: chance.happens(0.7) ? "author" : end(),
      basis: chance.pick(["stated", "inferred"]),
      start: date === null ? chance.pick(DATES) : null,
      end: date === null ? chance.pick([...DATES, "..", "past"]) : null,
      date,
      sentence: sentence(chance, words),
      sentences: chance.happens(0.2) ? { es: sentence(chance, words) } : {},
      note: chance.happens(0.2) ? sentence(chance, 3) : null,
      fields: ownFields(chance, kind, end),
      evidence: chance.some(["doc-a", "doc-b"], 2).map((document) => citation({ document, paragraph: chance.pick([null, 1, 2, 10]) })),
    });
  });
  const holders = new Set(view.relations.map(({ holder }) => holder));
  holders.delete("author");
  for (const id of [...holders].sort()) view.voices.push({ id, name: id, names: {}, words: [id] });
  for (const { source, target } of view.relations) {
    for (const id of new Set([source, target])) {
      const found = view.entities[ids.indexOf(id)];
      if (found) found.degree += 1;
    }
  }
  return view;
}

/**
 * A query of chance.
 * @param {Chance} chance
 * @param {View} view
 */
export function randomQuery(chance, view) {
  const ids = view.entities.map(({ id }) => id);
  /** @type {Record<string, () => any>} */
  const fields = {
    kind: () => chance.some(RELATION_KINDS, 3),
    source: () => chance.some(ids, 4),
    target: () => chance.some(ids, 4),
    entity: () => chance.some(ids, 4),
    side: () => chance.some(["left-wins", "right-wins"], 1),
    source_kind: () => chance.some(ENTITY_KINDS, 2),
    target_kind: () => chance.some(ENTITY_KINDS, 2),
    scenario: () => chance.some(["always", "left-wins", "right-wins"], 2),
    topic: () => chance.some(["trade", "crime", "army"], 2),
    modality: () => chance.some(MODALITIES, 3),
    certainty: () => chance.some(CERTAINTIES, 2),
    holder: () => chance.some(["author", ...ids], 3),
    voice: () => chance.some(["A. Author", ...ids], 3),
    basis: () => chance.pick(["stated", "inferred"]),
    document: () => chance.some(["doc-a", "doc-b"], 1),
    paragraph: () => chance.some(["1", "2", "10"], 2),
    negated: () => chance.happens(0.5),
    on: () => chance.pick(["2024", "2025-12", "2025-12-14", "2023-01-31"]),
    text: () => [0, 1].map(() => word(chance).slice(0, 3).toUpperCase()),
    note: () => word(chance).slice(0, 2),
    own: () => ({ [chance.pick(["role", "legal_basis"])]: chance.pick(["lead", ...ids]), ...(chance.happens(0.3) ? { armed: "yes" } : {}), ...(chance.happens(0.3) ? { number: ["10", "2.50"] } : {}) }),
    exclude: () => ({ [chance.pick(["modality", "topic"])]: chance.pick([...MODALITIES, "trade"]), ...(chance.happens(0.4) ? { negated: true, text: word(chance).slice(0, 2) } : {}), ...(chance.happens(0.4) ? { role: "lead" } : {}) }),
    order: () => chance.some(["kind", "-date", "modality", "-topic", "voice", "start"], 3),
    limit: () => 1 + chance.below(9),
  };
  const asked = Object.keys(fields).filter(() => chance.happens(0.18));
  return Object.fromEntries(asked.map((name) => [name, fields[name]?.() ?? []]));
}
