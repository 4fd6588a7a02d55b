/** The picture with what lies around it: caption, buttons, and the words beside what is pointed at. */

/** @import { Shown } from "../answers/shown.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { Overview } from "../picture/overview.mjs" */
/** @import { Target } from "../picture/target.mjs" */

import { el, fill } from "../base/dom.mjs";
import { readPalette } from "../picture/colours.mjs";
import { Picture } from "../picture/picture.mjs";
import { NOWHERE } from "../picture/target.mjs";
import { captionOf } from "./caption.mjs";
import { mannerOf } from "./manner.mjs";
import { sceneOf } from "./scene.mjs";
import { Tip } from "./tip.mjs";
import { clickNothing, connect } from "../state/moves.mjs";

export class Stage {
  /** @type {Context | null} */
  #context = null;
  /** What is pointed at, or marked with the keys. */
  hover = NOWHERE;
  #tip = new Tip();
  #caption = el("p", {});
  #credit = el("p", { class: "credit" });
  #zoomers = el("div", { class: "zoomers" });
  /** @type {{ of: Shown, dotted: Uint8Array } | null} */
  #hidden = null;

  constructor() {
    this.picture = new Picture({
      pick: (target) => this.#pick(target),
      point: (target, x, y) => this.#point(target, x, y),
      settle: () => this.draw(),
    });
    this.node = el("section", { class: "stage" }, this.picture.canvas, this.#zoomers, this.#tip.node, el("div", { class: "caption" }, this.#caption, this.#credit));
  }

  get caption() {
    return this.#caption.textContent ?? "";
  }

  /**
   * Say something in the caption's place.
   * @param {string} text
   */
  say(text) {
    fill(this.#caption, text);
  }

  /**
   * Say under the picture what it was read from.
   * @param {string} line
   */
  credit(line) {
    fill(this.#credit, line);
  }

  /** Take the colours that the page has now. */
  recolour() {
    this.picture.setPalette(readPalette());
  }

  /** @param {Context} context */
  setContext(context) {
    this.#context = context;
    this.picture.setStyled(context.styled, mannerOf(context));
  }

  /** @param {Context} context */
  build(context) {
    /** @type {[string, string, () => void][]} */
    const buttons = [
      ["+", "picture.zoomIn", () => this.picture.zoomBy(1.4)],
      ["−", "picture.zoomOut", () => this.picture.zoomBy(1 / 1.4)],
      ["⤢", "picture.fit", () => this.picture.fit()],
    ];
    fill(
      this.#zoomers,
      buttons.map(([sign, word, act]) => el("button", { type: "button", "aria-label": context.say(word), title: context.say(word), onclick: act }, sign)),
    );
    this.node.setAttribute("aria-label", context.say("picture.region"));
  }

  /** The state has changed: what was pointed at may be gone. */
  forget() {
    this.hover = NOWHERE;
    this.#tip.hide();
  }

  draw() {
    const context = this.#context;
    if (!context) return;
    const { scene, overview } = sceneOf(context, this.picture.sight, this.hover);
    this.picture.setScene(scene, this.#dotted(context, overview));
    const caption = captionOf(context, overview);
    this.say(caption);
    this.picture.canvas.setAttribute("aria-label", `${context.say("picture.label", { caption })} ${context.say("picture.help")}`);
  }

  /**
   * What is a mere dot: of a large graph what is not drawn in full, else what the filters hide.
   * @param {Context} context
   * @param {Overview} overview
   * @returns {Uint8Array | null}
   */
  #dotted({ shown, view }, overview) {
    if (!overview.whole) return shown.entity;
    if (shown.entities === view.entities.length) return null;
    if (this.#hidden?.of !== shown) this.#hidden = { of: shown, dotted: shown.entity.map((one) => 1 - one) };
    return this.#hidden.dotted;
  }

  /** @param {Target} target */
  #pick({ node, line, second }) {
    const context = this.#context;
    if (!context) return;
    const { state, store, view } = context;
    const entity = view.entities[node]?.id;
    const relation = view.relations[line]?.id;
    if (entity !== undefined && second && state.entity && state.entity !== entity) store.change(connect(state.entity, entity));
    else if (entity !== undefined) context.selectEntity(entity);
    else if (relation !== undefined) context.selectRelation(relation);
    else store.change(clickNothing(state));
  }

  /**
   * @param {Target} target
   * @param {number} x
   * @param {number} y
   */
  #point(target, x, y) {
    const context = this.#context;
    if (!context) return;
    if (target.node !== this.hover.node || target.line !== this.hover.line) {
      this.hover = target;
      this.draw();
      this.#tip.say(context, target);
    }
    this.#tip.place(x, y, this.node);
  }

  /** Open what is marked. */
  openMarked() {
    const entity = this.#context?.view.entities[this.hover.node];
    if (entity) this.#context?.selectEntity(entity.id);
  }

  /**
   * Mark the next entity of the picture, for those who use its keys.
   * @param {number} by
   */
  markNext(by) {
    const context = this.#context;
    if (!context) return;
    const { shown, view } = context;
    const order = [...shown.entity.keys()]
      .filter((place) => shown.entity[place])
      .sort((a, b) => (view.entities[b]?.degree ?? 0) - (view.entities[a]?.degree ?? 0) || a - b);
    const node = order[(order.indexOf(this.hover.node) + by + order.length) % order.length];
    const entity = view.entities[node ?? -1];
    if (node === undefined || !entity) return;
    this.hover = { node, line: -1 };
    this.picture.bring([node]);
    this.draw();
    context.announce(
      context.say("picture.entity", { name: context.name(entity.id), kind: context.entityKind(entity.kind), relations: context.say("count.relations", { count: entity.degree }) }),
    );
  }
}
