/**
 * The networks of a debate, as Python's `kg.discourse(count="once")` has them: who agrees with which concept and who rejects
 * it, and on how many concepts two voices agree and differ. Of which times a concept is goes by all claims, also where but
 * some of them are looked at.
 */

/** @import { RelationView, View } from "../data/types.mjs" */

import { lookupsOf } from "../data/lookups.mjs";

/**
 * What is said of a concept, by side.
 * @typedef {object} Sided
 * @property {string[]} voices each once, however often it says so
 * @property {RelationView[]} relations
 */

/**
 * @typedef {object} Concept
 * @property {string | null} entity null: it is a proposition, which the claims say
 * @property {Sided} agree
 * @property {Sided} reject
 * @property {number} voices how many speak of it
 */

/** @typedef {{ agree: number, differ: number }} Tie on how many concepts two voices agree, and differ */

/** @type {WeakMap<object, Concept[]>} by the list of claims that was looked at, or the view */
const CONCEPTS = new WeakMap();

/**
 * Whether voices are on both sides of a concept.
 * @param {Concept} concept
 */
export function isContested({ agree, reject }) {
  return agree.voices.length > 0 && reject.voices.length > 0;
}

/**
 * The concepts of which two voices or more speak: those that are contested first, then by the most voices.
 * @param {View} view
 * @param {readonly number[] | null} [asked] the places of the claims that are looked at; null: all
 * @returns {Concept[]}
 */
export function conceptsOf(view, asked = null) {
  const key = asked ?? view;
  let concepts = CONCEPTS.get(key);
  if (!concepts) {
    concepts = conceptsFound(view, asked);
    CONCEPTS.set(key, concepts);
  }
  return concepts;
}

/**
 * @param {View} view
 * @param {readonly number[] | null} asked
 * @returns {Concept[]}
 */
function conceptsFound(view, asked) {
  const { relations, relationPlaces } = lookupsOf(view);
  const among = asked === null ? null : new Set(asked);
  /** @param {readonly string[]} ids @returns {Sided} */
  const sided = (ids) => {
    const said = ids.filter((id) => among === null || among.has(relationPlaces.get(id) ?? -1)).flatMap((id) => relations.get(id) ?? []);
    return { relations: said, voices: [...new Set(said.map(({ voice }) => voice))] };
  };
  return view.concepts
    .map(({ entity, agree: yes, reject: no }) => {
      const [agree, reject] = [sided(yes), sided(no)];
      return { entity, agree, reject, voices: new Set([...agree.voices, ...reject.voices]).size };
    })
    .filter(({ voices }) => voices > 1)
    .sort((a, b) => Number(isContested(b)) - Number(isContested(a)) || b.voices - a.voices);
}

/**
 * On how many concepts each two of some voices agree and differ.
 * @param {readonly Concept[]} concepts
 * @param {readonly string[]} voices
 * @returns {Tie[][]} a row for each voice, in it a tie with each
 */
export function tiesOf(concepts, voices) {
  const places = new Map(voices.map((voice, at) => [voice, at]));
  const ties = voices.map(() => voices.map(() => ({ agree: 0, differ: 0 })));
  /** @param {Sided} side */
  const among = (side) => side.voices.flatMap((voice) => places.get(voice) ?? []);
  /** @param {readonly number[]} rows @param {readonly number[]} columns @param {keyof Tie} way */
  const note = (rows, columns, way) => {
    for (const row of rows)
      for (const column of columns) {
        const tie = ties[row]?.[column];
        if (tie && row !== column) tie[way] += 1;
      }
  };
  for (const { agree, reject } of concepts) {
    const [yes, no] = [among(agree), among(reject)];
    note(yes, yes, "agree");
    note(no, no, "agree");
    note(yes, no, "differ");
    note(no, yes, "differ");
  }
  return ties;
}

/**
 * The voices that speak of the most concepts, so turned that those who agree stand side by side.
 * @param {readonly Concept[]} concepts
 * @param {number} most how many
 * @returns {{ voices: string[], more: number }}
 */
export function foremost(concepts, most) {
  /** @type {Map<string, number>} */
  const spoken = new Map();
  for (const { agree, reject } of concepts) for (const voice of new Set([...agree.voices, ...reject.voices])) spoken.set(voice, (spoken.get(voice) ?? 0) + 1);
  const all = [...spoken].sort(([a, many], [b, most_]) => most_ - many || (a < b ? -1 : 1)).map(([voice]) => voice);
  const voices = all.slice(0, most);
  const ties = tiesOf(concepts, voices);
  /** @param {number} a @param {number} b */
  const pull = (a, b) => (ties[a]?.[b]?.agree ?? 0) - (ties[a]?.[b]?.differ ?? 0);
  const left = new Set(voices.keys());
  /** @type {number[]} */
  const turned = [];
  while (left.size) {
    const last = turned.at(-1);
    // The next is who agrees the most with the one before; of equals, who speaks of more.
    const [next = 0] = [...left].sort((a, b) => (last === undefined ? 0 : pull(last, b) - pull(last, a)) || a - b);
    left.delete(next);
    turned.push(next);
  }
  return { voices: turned.flatMap((at) => voices[at] ?? []), more: all.length - voices.length };
}
