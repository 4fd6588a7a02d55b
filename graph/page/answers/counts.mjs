/** How many there are of each: the numbers beside the legend's switches. */

/** @import { View } from "../data/types.mjs" */

import { lookupsOf } from "../data/lookups.mjs";

/**
 * How many relations have each word of a field.
 * @param {View} view
 * @param {string} field
 * @param {Uint8Array | null} mask only these
 * @returns {Map<string, number>}
 */
export function countWords(view, field, mask) {
  const { codes, words } = lookupsOf(view).column(field);
  const counts = new Uint32Array(words.length);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? -1;
    if (code >= 0 && (!mask || mask[at])) counts[code] = (counts[code] ?? 0) + 1;
  }
  return new Map(words.map((word, code) => [word, counts[code] ?? 0]));
}

/**
 * How many relations an entity says, alone or with others.
 * @param {View} view
 * @param {string} entity
 */
export function heldBy(view, entity) {
  const counts = countWords(view, "voice", null);
  return view.voices.reduce((sum, { id, words }) => sum + (words.includes(entity) ? (counts.get(id) ?? 0) : 0), 0);
}

/**
 * How many entities are of each kind.
 * @param {View} view
 * @param {Uint8Array | null} mask only these
 * @returns {Map<string, number>}
 */
export function countKinds({ entities }, mask) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [place, { kind }] of entities.entries()) if (!mask || mask[place]) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** @typedef {(mask: Uint8Array | null) => Map<string, number>} Counter */

/** @type {WeakMap<View, Counter>} */
const COUNTERS = new WeakMap();

/**
 * How many relations are cited from each document.
 * @param {View} view
 * @param {Uint8Array | null} mask only these
 */
export function countDocuments(view, mask) {
  const counter = COUNTERS.get(view) ?? documentCounter(view);
  COUNTERS.set(view, counter);
  return counter(mask);
}

/**
 * @param {View} view
 * @returns {Counter}
 */
function documentCounter({ documents, relations }) {
  const places = new Map(documents.map(({ id }, place) => [id, place]));
  // Most claims have one citation: the first document of each, and apart from them what few cite besides.
  const first = new Int32Array(relations.length).fill(-1);
  /** @type {{ place: number, document: number }[]} */
  const further = [];
  for (let place = 0; documents.length > 1 && place < relations.length; place++) {
    const evidence = relations[place]?.evidence ?? [];
    first[place] = places.get(evidence[0]?.document ?? "") ?? -1;
    if (evidence.length < 2) continue;
    for (const document of new Set(evidence.map((citation) => places.get(citation.document) ?? -1)))
      if (document !== first[place]) further.push({ place, document });
  }
  return (mask) => {
    const counts = new Uint32Array(documents.length);
    /** @param {number} document */
    const add = (document) => {
      if (document >= 0) counts[document] = (counts[document] ?? 0) + 1;
    };
    for (let place = 0; place < first.length; place++) if (!mask || mask[place]) add(first[place] ?? -1);
    for (const { place, document } of further) if (!mask || mask[place]) add(document);
    return new Map(documents.map(({ id }, place) => [id, counts[place] ?? 0]));
  };
}

/**
 * How many relations are cited from each paragraph, whatever the document.
 * @param {View} view
 * @param {Uint8Array | null} mask only these
 * @returns {Map<string, number>}
 */
export function countParagraphs({ relations }, mask) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [place, { evidence }] of relations.entries()) {
    if (mask && !mask[place]) continue;
    for (const number of new Set(evidence.map(({ paragraph }) => paragraph))) {
      if (number !== null) counts.set(String(number), (counts.get(String(number)) ?? 0) + 1);
    }
  }
  return counts;
}
