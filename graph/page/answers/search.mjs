/** Finding as one types: entities by any of their names, kinds by their labels, relations by their sentences. */

/** @import { Hit, HitTier, View } from "../data/types.mjs" */
/** @import { Held } from "./lines.mjs" */

import { kindLabels } from "./kind-labels.mjs";
import { heldAmong, Lines } from "./lines.mjs";
import { Shortlist } from "./shortlist.mjs";
import { bareWord, tierOf } from "./tiers.mjs";
import { WordList } from "./word-list.mjs";
import { fold, foldedWords } from "../base/fold.mjs";
import { haystackOf } from "../data/haystack.mjs";
import { lookupsOf } from "../data/lookups.mjs";

/** How long a slice of preparing may take, in milliseconds: half a frame. */
const SLICE = 8;
/** A view this small is prepared at once, on the first search. */
const SMALL = 4000;
const MOST_LETTERS = 200;
const MOST_WORDS = 8;
/** Among how many words a mistyped word of a sentence is looked for. */
const MOST_CORRECTIONS = 3;
/** Up to this share of the sentences, one by one is sooner than all as one text. */
const FEW = 0.05;
const DEFAULT_LIMIT = 20;

/** What a hit is worth by what it is and how it matched; how well connected it is decides among equals. */
const WORTH = {
  entity: { exact: 10_000, prefix: 8000, word: 6000, substring: 4000, fuzzy: 1000 },
  kind: { exact: 9000, prefix: 7000, word: 5000, substring: 3000, fuzzy: 500 },
  relation: { exact: 2500, prefix: 2400, word: 2300, substring: 2000, fuzzy: 100 },
};
/** A name answers better than an alias, and that better than an id. */
const NAME = 300;
const OTHER_NAME = 200;
const ALIAS = 100;
const IDENTIFIER = 0;
const TYPO = 50;

/** @type {WeakMap<View, Search>} */
const SEARCHES = new WeakMap();

/**
 * The one search of a view. It finds what it has read so far: a small view is read on the first search, a large one as
 * `prepare` goes on.
 * @param {View} view
 * @returns {Search}
 */
export function searchOf(view) {
  let search = SEARCHES.get(view);
  if (!search) {
    search = new Search(view);
    SEARCHES.set(view, search);
  }
  return search;
}

/**
 * @typedef {object} Term
 * @property {"entity" | "kind"} type
 * @property {number} owner The place of its entity or kind.
 * @property {string} text As it is shown.
 * @property {number} bonus
 */

/** A search of one view. */
class Search {
  /** @type {Term[]} */
  #terms = [];
  /** @type {string[]} */
  #folded = [];
  #termLines = new Lines();
  #termWords = new WordList();
  /** @type {number[][]} The terms in which each word of `#termWords` stands. */
  #postings = [];
  #sentenceWords = new WordList();
  #sentenceLines = new Lines();
  /** @type {number[]} What each sentence is worth by how well its ends are connected. */
  #connections = [];
  /** @type {{ word: string, sentences: number, held: Held } | null} which sentences hold the word that was looked for last */
  #holding = null;
  #ready = false;
  /** @type {{of: "entity" | "relation", kind: string, labels: string[]}[]} */
  #kinds;
  /** @type {Generator<number, void>} */
  #work;

  /** @param {View} view */
  constructor(view) {
    this.view = view;
    this.#kinds = kindLabels(view);
    this.#work = this.#slices();
  }

  /** Whether everything has been read. */
  get ready() {
    return this.#ready;
  }

  /**
   * Reads on for half a frame.
   * @returns {number} How much has been read: 1 when all has.
   */
  prepareSlice() {
    const step = this.#work.next();
    return step.done ? 1 : step.value;
  }

  /**
   * Reads everything, a slice at a time.
   * @param {() => Promise<unknown>} [pause] What to wait for between two slices.
   */
  async prepare(pause = () => new Promise((resume) => setTimeout(resume))) {
    while (this.prepareSlice() < 1) await pause();
  }

  /**
   * What a text finds, best first: names that are it, begin with it, have words that begin with it, or hold it; then
   * kinds and relations; and only where no name or kind is found, names that are nearly it.
   * @param {string} text
   * @param {number} [limit]
   * @returns {Hit[]}
   */
  find(text, limit = DEFAULT_LIMIT) {
    if (!this.#ready && this.view.entities.length + this.view.relations.length <= SMALL) {
      while (this.prepareSlice() < 1);
    }
    const words = foldedWords(text.slice(0, MOST_LETTERS)).slice(0, MOST_WORDS);
    if (words.length === 0) return [];
    const sought = words.join(" ");
    // The longest word is the rarest: most texts fail on it at once.
    const byLength = [...words].sort((a, b) => b.length - a.length);

    const best = new Shortlist(limit);
    this.#findTerms(best, sought, byLength);
    const named = best.hits.length > 0;
    this.#findSentences(best, sought, byLength);
    if (!named) this.#findTermsLike(best, words);
    if (best.hits.length === 0) this.#findSentencesLike(best, words);
    return best.hits;
  }

  /** @returns {Generator<number, void>} */
  *#slices() {
    const { entities, relations } = this.view;
    const total = entities.length + relations.length + 1;
    let until = performance.now() + SLICE;
    let done = 0;
    for (const [place, kind] of this.#kinds.entries()) {
      for (const label of kind.labels) this.#addTerm("kind", place, label, NAME);
      this.#addTerm("kind", place, kind.kind.replaceAll("_", " "), IDENTIFIER);
    }
    for (const [place, entity] of entities.entries()) {
      this.#addTerm("entity", place, entity.name, NAME);
      for (const name of Object.values(entity.names)) this.#addTerm("entity", place, name, OTHER_NAME);
      for (const alias of entity.aliases) this.#addTerm("entity", place, alias, ALIAS);
      this.#addTerm("entity", place, entity.id, IDENTIFIER);
      done += 1;
      if (done % 32 === 0 && performance.now() >= until) {
        yield done / total;
        until = performance.now() + SLICE;
      }
    }
    const haystack = haystackOf(this.view);
    const { sources, targets } = lookupsOf(this.view).ends;
    const degree = (/** @type {number | undefined} */ place) => entities[place ?? -1]?.degree ?? 0;
    for (let place = 0; place < relations.length; place += 1) {
      const sentence = haystack.sentence(place);
      for (const word of foldedWords(sentence)) this.#sentenceWords.add(bareWord(word));
      this.#connections.push(connection(degree(sources[place]) + degree(targets[place])));
      this.#sentenceLines.add(sentence);
      done += 1;
      if (done % 32 === 0 && performance.now() >= until) {
        yield done / total;
        until = performance.now() + SLICE;
      }
    }
    this.#ready = true;
  }

  /**
   * @param {"entity" | "kind"} type
   * @param {number} owner
   * @param {string} text
   * @param {number} bonus
   */
  #addTerm(type, owner, text, bonus) {
    const place = this.#terms.length;
    const folded = fold(text);
    this.#terms.push({ type, owner, text, bonus });
    this.#folded.push(folded);
    this.#termLines.add(folded);
    // An id repeats its name's words, which are there already.
    if (bonus === IDENTIFIER && type === "entity") return;
    for (const word of new Set(foldedWords(folded).map(bareWord))) {
      const at = this.#termWords.add(word);
      const terms = this.#postings[at];
      if (terms) terms.push(place);
      else this.#postings[at] = [place];
    }
  }

  /**
   * @param {Shortlist} best
   * @param {string} sought
   * @param {readonly string[]} words
   */
  #findTerms(best, sought, words) {
    /** @type {Owners} */
    const owners = new Map();
    for (const place of this.#termLines.beginningWith(sought)) this.#noteTerm(owners, place, this.#folded[place] === sought ? "exact" : "prefix", 0);
    // Nothing comes before what begins with the text: one letter stands in nearly every name, and need not be weighed in all.
    if (owners.size < best.limit) {
      for (const place of this.#termLines.holding(words[0] ?? "").places) {
        const tier = tierOf(this.#folded[place] ?? "", sought, words);
        if (tier !== null) this.#noteTerm(owners, place, tier, 0);
      }
    }
    this.#addOwners(best, owners);
  }

  /**
   * @param {Shortlist} best
   * @param {readonly string[]} words
   */
  #findTermsLike(best, words) {
    /** @type {Map<number, number> | undefined} */
    let matching;
    for (const word of words) {
      /** @type {Map<number, number>} */
      const terms = new Map();
      for (const [at, typos] of this.#termWords.like(word)) {
        for (const term of this.#postings[at] ?? []) {
          const before = matching ? matching.get(term) : 0;
          if (before === undefined) continue;
          terms.set(term, Math.min(before + typos, terms.get(term) ?? Number.POSITIVE_INFINITY));
        }
      }
      matching = terms;
    }
    /** @type {Owners} */
    const owners = new Map();
    for (const [place, typos] of matching ?? []) this.#noteTerm(owners, place, "fuzzy", typos);
    this.#addOwners(best, owners);
  }

  /**
   * Keeps the best term of each entity and kind.
   * @param {Owners} owners
   * @param {number} place
   * @param {HitTier} tier
   * @param {number} typos
   */
  #noteTerm(owners, place, tier, typos) {
    const term = this.#terms[place];
    if (!term) return;
    const score = WORTH[term.type][tier] + term.bonus - typos * TYPO;
    // Entities have the numbers from 0 upwards, kinds those below.
    const owner = term.type === "entity" ? term.owner : -1 - term.owner;
    const known = owners.get(owner);
    if (!known || score > known.score) owners.set(owner, { score, term, tier });
  }

  /**
   * @param {Shortlist} best
   * @param {Owners} owners
   */
  #addOwners(best, owners) {
    for (const { score, term, tier } of owners.values()) {
      if (term.type === "kind") {
        const kind = this.#kinds[term.owner];
        if (!kind) continue;
        const label = kind.labels[0] ?? kind.kind;
        best.add({ type: "kind", id: kind.kind, of: kind.of, label, matched: term.text, tier, score });
        continue;
      }
      const entity = this.view.entities[term.owner];
      if (!entity) continue;
      const connected = score + connection(entity.degree);
      if (!best.takes(connected)) continue;
      const { id, name } = entity;
      best.add({ type: "entity", id, of: null, label: name, matched: term.text, tier, score: connected });
    }
  }

  /**
   * @param {Shortlist} best
   * @param {string} sought
   * @param {readonly string[]} words
   */
  #findSentences(best, sought, words) {
    const { exact, word, substring } = WORTH.relation;
    if (!best.takes(exact + CONNECTION)) return;
    const haystack = haystackOf(this.view);
    const { places, begins } = this.#sentencesWith(words[0] ?? "");
    for (const [at, place] of places.entries()) {
      // Which tier a sentence is of need not be known where the best that it could be is not kept.
      const most = begins[at] ? (haystack.sentence(place).startsWith(sought) ? exact : word) : substring;
      if (!best.takes(most + (this.#connections[place] ?? 0))) continue;
      const tier = tierOf(haystack.sentence(place), sought, words);
      if (tier !== null) this.#addSentence(best, place, tier, 0);
    }
  }

  /**
   * The sentences that hold a word. One that goes on from the word before stands in no others.
   * @param {string} word
   * @returns {Held}
   */
  #sentencesWith(word) {
    const haystack = haystackOf(this.view);
    const sentences = this.#sentenceLines.length;
    const known = this.#holding;
    const among = known && known.sentences === sentences && word.includes(known.word) && known.held.places.length < sentences * FEW ? known.held.places : null;
    const held = among ? heldAmong(among, (place) => haystack.sentence(place), word) : this.#sentenceLines.holding(word);
    this.#holding = { word, sentences, held };
    return held;
  }

  /**
   * @param {Shortlist} best
   * @param {readonly string[]} words
   */
  #findSentencesLike(best, words) {
    const haystack = haystackOf(this.view);
    const choices = words.map((word) => {
      const like = this.#sentenceWords.like(word);
      const fewest = Math.min(...like.map(([, typos]) => typos));
      const nearest = like.filter(([, typos]) => typos === fewest).slice(0, MOST_CORRECTIONS);
      return nearest.map(([at]) => this.#sentenceWords.words[at] ?? "");
    });
    if (choices.some((choice) => choice.length === 0)) return;
    for (let place = 0; place < this.#sentenceLines.length; place += 1) {
      const sentence = haystack.sentence(place);
      const fits = choices.every((choice) => choice.some((word) => sentence.includes(word)));
      if (fits) this.#addSentence(best, place, "fuzzy", 0);
    }
  }

  /**
   * @param {Shortlist} best
   * @param {number} place
   * @param {HitTier} tier
   * @param {number} typos
   */
  #addSentence(best, place, tier, typos) {
    const relation = this.view.relations[place];
    if (!relation) return;
    const score = WORTH.relation[tier] - typos * TYPO + (this.#connections[place] ?? 0);
    if (!best.takes(score)) return;
    const { id, sentence } = relation;
    best.add({ type: "relation", id, of: null, label: sentence, matched: sentence, tier, score });
  }
}

/** @typedef {Map<number, {score: number, term: Term, tier: HitTier}>} Owners */

/** What being connected to everything would be worth. */
const CONNECTION = 40;

/**
 * What a number of relations is worth: more for each, ever less so.
 * @param {number} degree
 */
function connection(degree) {
  return (CONNECTION * degree) / (degree + 10);
}
