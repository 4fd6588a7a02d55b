/** What is said of the entity or the claim that is pointed at. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Target } from "../picture/target.mjs" */

import { el, fill } from "../base/dom.mjs";
import { cameMark } from "../parts/came.mjs";
import { tell } from "../parts/told.mjs";

/** What it says is a hint at most: all of it is in the details. */
const LONGEST_STATEMENT = 400;
const LONGEST_NAME = 200;

/**
 * @param {import("../context/context.mjs").Told} told
 */
function shortened({ text, lang }) {
  return { text: text.slice(0, LONGEST_STATEMENT), lang };
}

export class Tip {
  node = el("div", { class: "tip", hidden: true, "aria-hidden": "true" });

  hide() {
    this.node.hidden = true;
  }

  /**
   * @param {Context} context
   * @param {Target} target
   */
  say(context, { node, line }) {
    const relation = context.view.relations[line];
    const entity = context.view.entities[node];
    this.node.hidden = !relation && !entity;
    if (relation)
      fill(
        this.node,
        tell("span", { class: "statement" }, shortened(context.sentence(relation))),
        el("small", {}, context.standingIn(relation).join(" · "), cameMark(context, relation)),
      );
    else if (entity)
      fill(
        this.node,
        el("strong", { dir: "auto" }, context.name(entity.id).slice(0, LONGEST_NAME)),
        el("small", {}, `${context.entityKind(entity.kind)} · ${context.say("count.relations", { count: entity.degree })}`),
      );
  }

  /**
   * Beside what is pointed at, and within the stage.
   * @param {number} x
   * @param {number} y
   * @param {HTMLElement} stage
   */
  place(x, y, { clientWidth, clientHeight }) {
    const { node } = this;
    if (node.hidden) return;
    const left = Math.min(x + 14, clientWidth - node.offsetWidth - 8);
    const top = y + 18 + node.offsetHeight > clientHeight ? y - node.offsetHeight - 10 : y + 18;
    node.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
  }
}
