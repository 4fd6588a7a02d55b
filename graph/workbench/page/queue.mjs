/** Commands in the order in which they were given, one at a time: each goes with the version that the last one made. */

/** @import { Command, View } from "./types.mjs" */

/**
 * What came of a command: done; a newer view stood there, so it was refused; nobody answered; it was no command.
 * @typedef {{ what: "done", view: View } | { what: "newer", view: View } | { what: "gone" } | { what: "refused", why: string }} Answer
 */

/**
 * @typedef {object} Heed
 * @property {(view: View) => void} view
 * @property {(waiting: readonly Command[]) => void} gone nobody answers; these wait
 * @property {(left: readonly Command[]) => void} left something else was changed, and these were not done
 * @property {(why: string) => void} refused
 */

/** So often a command is sent again where nothing of what it was about has changed. */
const TRIES = 3;

export class Queue {
  /**
   * @param {(command: Command) => Promise<Answer>} send never fails
   * @param {(next: View) => boolean} sameGround whether what is asked for now is what was asked for before
   * @param {Heed} heed
   */
  constructor(send, sameGround, heed) {
    this.send = send;
    this.sameGround = sameGround;
    this.heed = heed;
    /** @type {Command[]} */
    this.waiting = [];
    this.busy = false;
    this.held = false;
    /** Whether it has been asked what to do with what waits. */
    this.asking = false;
  }

  /**
   * @param {Command} command
   */
  push(command) {
    const last = this.waiting.at(-1);
    // The one that is under way stays; of what was typed since, the last says all.
    if (command.do === "type" && last?.do === "type" && (this.waiting.length > 1 || !this.busy)) this.waiting.pop();
    this.waiting.push(command);
    if (this.asking) this.heed.left(this.waiting);
    else if (this.held) this.heed.gone(this.waiting);
    else void this.run();
  }

  /** Send what waits. */
  async run() {
    if (this.busy || this.held) return;
    this.busy = true;
    let tries = 0;
    while (!this.held) {
      const command = this.waiting[0];
      if (!command) break;
      const answer = await this.send(command);
      if (answer.what === "newer" && this.sameGround(answer.view) && tries < TRIES) {
        tries += 1;
        this.heed.view(answer.view);
        continue;
      }
      tries = 0;
      this.settle(answer);
    }
    this.busy = false;
  }

  /**
   * @param {Answer} answer
   */
  settle(answer) {
    switch (answer.what) {
      case "done":
        this.waiting.shift();
        this.heed.view(answer.view);
        break;
      case "newer":
        this.held = true;
        this.heed.view(answer.view);
        this.ask();
        break;
      case "gone":
        this.held = true;
        this.heed.gone(this.waiting);
        break;
      case "refused":
        this.waiting.shift();
        this.heed.refused(answer.why);
    }
  }

  /**
   * Somebody answers again. Where all is as it was, what waits is done; else it is asked what to do with it.
   * @param {View} view
   */
  back(view) {
    const same = this.sameGround(view);
    this.heed.view(view);
    if (this.asking || (!same && this.waiting.length > 0)) this.ask();
    else this.go();
  }

  /** Ask what to do with what waits. */
  ask() {
    this.asking = true;
    this.heed.left(this.waiting);
  }

  /** Do what waits. */
  go() {
    this.asking = false;
    this.held = false;
    void this.run();
  }

  /** Leave what waits. */
  forget() {
    this.waiting = [];
    this.go();
  }
}

/**
 * Whether keys pressed on one view mean the same on another: the same is in focus, asked for and offered.
 * @param {View} one
 * @param {View} other
 * @returns {boolean}
 */
export function sameGround(one, other) {
  return ground(one) === ground(other);
}

/**
 * @param {View} view
 * @returns {string}
 */
function ground({ document, sentence, names, rows, bar, picture, help }) {
  return JSON.stringify([
    ...[document, sentence, names, picture, help.length, bar.tall, bar.slots, bar.offers, bar.grid],
    rows.map(({ id, picked }) => [id, picked]),
    bar.chips.map(({ key, value, open }) => [key, value, open]),
    bar.box && [bar.box.where, bar.box.digits],
  ]);
}
