/** The state, its changes, and the page's address, which holds it. */

/** @import { View } from "../data/types.mjs" */
/** @import { Changes, State } from "./state.mjs" */

import { modeOf, readState, spellState } from "./address.mjs";

/** @typedef {(before: State) => void} Listener */

export class Store {
  /** @type {Listener[]} */
  #listeners = [];

  /** @type {State} */
  state = /** @type {any} */ (null);

  /**
   * Take the state that the address spells, and follow the address from now on.
   * @param {View} view
   * @param {string} [opensOn] what stands for an address that spells nothing
   */
  begin(view, opensOn = "") {
    if (opensOn && location.hash === "") remember(opensOn, true);
    const spelled = () => readState(location.hash, view);
    this.state = spelled();
    const follow = () => this.#become(spelled());
    addEventListener("popstate", follow);
    addEventListener("hashchange", follow);
  }

  /** @param {Listener} listener */
  listen(listener) {
    this.#listeners.push(listener);
  }

  /**
   * @param {Changes} changes as a move gives them
   * @param {{ quietly?: boolean }} [options] quietly: not a step that "back" goes back to
   */
  change(changes, { quietly = false } = {}) {
    const next = settled(this.state, { ...this.state, ...changes });
    const hash = spellState(next);
    if (hash !== spellState(this.state)) remember(hash, quietly);
    this.#become(next);
  }

  /** @param {State} next */
  #become(next) {
    const before = this.state;
    if (spellState(before) === spellState(next)) return;
    this.state = next;
    for (const listener of this.#listeners) listener(before);
  }
}

/**
 * A tab that is of any mode keeps the one that the reader is in; another says its own.
 * @param {State} before
 * @param {State} next
 * @returns {State}
 */
function settled(before, next) {
  const own = modeOf({ ...next, mode: null });
  return { ...next, mode: own === null ? modeOf({ ...before, mode: next.mode ?? before.mode }) : null };
}

/**
 * @param {string} hash
 * @param {boolean} quietly
 */
function remember(hash, quietly) {
  const address = `${location.href.split("#")[0]}#${hash}`;
  try {
    if (quietly) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  } catch {
    // In a notebook's frame the page has no address of its own: it works without.
  }
}
