/** Many short texts that are searched as a few long ones: the browser goes through those many times faster. */

import { beginsWord } from "./tiers.mjs";

/**
 * @typedef {object} Held the lines that hold a word
 * @property {number[]} places in order
 * @property {boolean[]} begins of each, whether a word of it begins so
 */

/** What stands between two lines, and in no word that is looked for. */
const BREAK = "\x1f";
/** So many lines are one text: to put more together at once would be felt. */
const BLOCK = 2048;

/** Lines that are added one by one, and never change. */
export class Lines {
  /** @type {{ first: number, text: string, starts: Int32Array }[]} */
  #blocks = [];
  /** @type {string[]} Those that are in no block yet. */
  #open = [];
  #length = 0;

  /** How many there are. */
  get length() {
    return this.#length;
  }

  /** @param {string} line */
  add(line) {
    this.#open.push(line);
    this.#length += 1;
    if (this.#open.length === BLOCK) this.#close();
  }

  /** Put together those that are in no block yet. */
  #close() {
    const lines = this.#open;
    const starts = new Int32Array(lines.length + 1);
    let end = 0;
    for (const [at, line] of lines.entries()) {
      starts[at] = end;
      end += line.length + BREAK.length;
    }
    starts[lines.length] = end;
    this.#blocks.push({ first: this.#length - lines.length, text: BREAK + lines.join(BREAK), starts });
    this.#open = [];
  }

  /**
   * The places of the lines that begin with a text.
   * @param {string} sought
   * @returns {number[]}
   */
  beginningWith(sought) {
    /** @type {number[]} */
    const places = [];
    for (const { first, text, starts } of this.#blocks) {
      let line = 0;
      for (let at = text.indexOf(BREAK + sought); at !== -1; at = text.indexOf(BREAK + sought, at + 1)) {
        line = lineAt(starts, at, line);
        places.push(first + line);
      }
    }
    const first = this.#length - this.#open.length;
    for (const [at, line] of this.#open.entries()) if (line.startsWith(sought)) places.push(first + at);
    return places;
  }

  /**
   * The lines that hold a word.
   * @param {string} word
   * @returns {Held}
   */
  holding(word) {
    /** @type {Held} */
    const held = { places: [], begins: [] };
    if (word === "") return held;
    for (const { first, text, starts } of this.#blocks) {
      let line = 0;
      for (let at = text.indexOf(word); at !== -1; ) {
        line = lineAt(starts, at - BREAK.length, line);
        const end = starts[line + 1] ?? 0;
        held.places.push(first + line);
        held.begins.push(beginsSome(text, word, at, end));
        at = text.indexOf(word, end + BREAK.length);
      }
    }
    const first = this.#length - this.#open.length;
    for (const [at, line] of this.#open.entries()) addHeld(held, first + at, line, word);
    return held;
  }
}

/**
 * Those of some lines that hold a word.
 * @param {readonly number[]} places
 * @param {(place: number) => string} lineOf
 * @param {string} word
 * @returns {Held}
 */
export function heldAmong(places, lineOf, word) {
  /** @type {Held} */
  const held = { places: [], begins: [] };
  for (const place of places) addHeld(held, place, lineOf(place), word);
  return held;
}

/**
 * @param {Held} held
 * @param {number} place
 * @param {string} line
 * @param {string} word
 */
function addHeld(held, place, line, word) {
  const at = line.indexOf(word);
  if (at === -1) return;
  held.places.push(place);
  held.begins.push(beginsSome(line, word, at, line.length));
}

/**
 * In which line a place is.
 * @param {Int32Array} starts of the lines
 * @param {number} at
 * @param {number} from the line from which on it is looked for
 */
function lineAt(starts, at, from) {
  let line = from;
  while ((starts[line + 1] ?? Infinity) <= at) line += 1;
  return line;
}

/**
 * Whether a word begins where it stands, at a place or after it.
 * @param {string} text
 * @param {string} word
 * @param {number} at where it stands first
 * @param {number} end of where it is looked for
 */
function beginsSome(text, word, at, end) {
  for (let place = at; place !== -1 && place < end; place = text.indexOf(word, place + 1)) if (beginsWord(text, place)) return true;
  return false;
}
