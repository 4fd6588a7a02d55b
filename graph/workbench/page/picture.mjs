/** The picture of the explorer in place of the list: a page of its own, in a frame that may do nothing but draw. */

import { el, fill } from "../../page/base/dom.mjs";
import { word } from "./words.mjs";

/** @import { View } from "./types.mjs" */

/** After a change of the data the picture is made anew, once the keys rest so long, in milliseconds. */
const REST = 400;

export class Picture {
  /**
   * @param {HTMLElement} place
   * @param {() => Promise<string>} ask where a picture of the graph as it is now stands
   */
  constructor(place, ask) {
    this.place = place;
    this.ask = ask;
    this.shown = "";
    this.timer = 0;
  }

  /**
   * @param {View} view
   */
  update({ picture, undo, language }) {
    this.place.hidden = picture === null;
    const asked = picture === null ? "" : JSON.stringify([picture, undo?.label, language]);
    if (asked === this.shown) return;
    const first = this.shown === "";
    this.shown = asked;
    clearTimeout(this.timer);
    if (picture === null) fill(this.place);
    else this.timer = setTimeout(() => void this.draw(picture, asked), first ? 0 : REST);
  }

  /**
   * @param {string} state the explorer's, as in its own addresses
   * @param {string} asked
   */
  async draw(state, asked) {
    let path = "";
    try {
      path = await this.ask();
    } catch {
      path = "";
    }
    if (asked !== this.shown) return;
    // The workbench makes the path; only its own form is taken.
    if (!/^picture\/[\w-]+$/.test(path)) {
      fill(this.place, el("p", { class: "faint" }, word("noPicture")));
      return;
    }
    const src = `${path}#${encodeURI(`mode=explore&only=picture&${state}`)}`;
    // It can be pointed at and dragged; nothing of it is a key's, so that nobody shall come upon it by Tab.
    fill(this.place, el("iframe", { sandbox: "allow-scripts", tabindex: "-1", title: word("picture"), src }));
  }
}
