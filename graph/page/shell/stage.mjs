/** The picture with what lies around it: caption, buttons, and the words beside what is pointed at. */

/** @import { Shown } from "../answers/shown.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { Overview } from "../picture/overview.mjs" */
/** @import { Target } from "../picture/target.mjs" */
/** @import { Thing } from "../picture/drawing.mjs" */
/** @import { Manner } from "./charting.mjs" */

import { el, fill } from "../base/dom.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { movedStyled, turnedStyled, withSpot } from "../data/moved.mjs";
import { readPalette } from "../picture/colours.mjs";
import { cameraFor } from "../picture/camera.mjs";
import { Chart } from "../picture/chart.mjs";
import { frameOf, plainScene } from "../picture/frame.mjs";
import { boxOf } from "../picture/geometry.mjs";
import { Picture } from "../picture/picture.mjs";
import { NOWHERE } from "../picture/target.mjs";
import { chipsOf } from "../parts/chips.mjs";
import { aloudOf, captionOfDrawing, comparedTitle, drawingOf, mannerNow, subjectNow } from "./charting.mjs";
import { claimStrip } from "./claim-strip.mjs";
import { captionOf } from "./caption.mjs";
import { keyOf } from "./map-key.mjs";
import { mannerOf } from "./manner.mjs";
import { sceneOf } from "./scene.mjs";
import { Tip } from "./tip.mjs";
import { clickNothing, connect, openMatter } from "../state/moves.mjs";
import { drawEvery, layOut, moveName, toggleHidden } from "../state/picture-moves.mjs";

const NO_ROOM = { width: 0, height: 0 };
/** @type {{ of: import("../data/styled.mjs").Styled | null, spots: readonly import("../data/moved.mjs").Spot[] | null, upright: boolean, styled: import("../data/styled.mjs").Styled | null }} */
const NOT_PLACED = { of: null, spots: null, upright: false, styled: null };
/** The size of the whole graph in a file, at scale 1. */
const WHOLE = { width: 1500, height: 950 };
/** What the ways to lay the picture out are called. */
const LAYOUTS = { topics: "map.topics", apart: "map.apart", free: "map.free" };

export class Stage {
  /** @type {Context | null} */
  #context = null;
  /** What is pointed at, or marked with the keys. */
  hover = NOWHERE;
  #tip = new Tip();
  /** The room that the chart was drawn for. */
  #room = NO_ROOM;
  /** What was drawn last: the same is not drawn twice. */
  #drawn = { of: /** @type {unknown} */ (null), state: /** @type {unknown} */ (null) };
  #chips = el("div", { class: "chip-line" });
  #layouts = el("div", { class: "layouts" });
  #key = el("div", { class: "key-line" });
  #strip = el("div", {});
  /** Which claim the strip has, and how. */
  #read = "";
  #every = el("span", {});
  #caption = el("span", {});
  #credit = el("p", { class: "credit" });
  #zoomers = el("div", { class: "zoomers" });
  /** What the canvas has: the graph as it is styled, and what was moved in it. */
  #placed = NOT_PLACED;
  /** @type {{ of: Shown, dotted: Uint8Array } | null} */
  #hidden = null;

  constructor() {
    this.picture = new Picture({
      pick: (target) => this.#pick(target),
      point: (target, x, y) => this.#point(target, x, y),
      settle: () => this.draw(),
      moved: (node, x, y) => this.#moved("spots", node, ...(this.#placed.upright ? /** @type {const} */ ([y, x]) : /** @type {const} */ ([x, y]))),
    });
    this.chart = new Chart({
      pick: (thing) => this.#pickThing(thing),
      point: (thing, x, y) => this.#pointThing(thing, x, y),
      drag: (node, x, y, done) => this.#dragged(node, x, y, done),
      leave: (node) => this.#leave(node),
    });
    new ResizeObserver(() => {
      const { width, height } = this.chart.room;
      if (this.node.dataset["shows"] === "chart" && (width !== this.#room.width || height !== this.#room.height)) this.draw();
    }).observe(this.chart.node);
    this.node = el(
      "section",
      { class: "stage", "data-shows": "canvas" },
      this.#chips,
      el("div", { class: "frame" }, this.picture.canvas, this.chart.node, this.#tip.node),
      this.#strip,
      el("div", { class: "below" }, this.#key, el("div", { class: "caption" }, el("p", { class: "drawn" }, this.#caption, this.#every), this.#credit), el("div", { class: "tools" }, this.#layouts, this.#zoomers)),
    );
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
    this.#placed = NOT_PLACED;
    this.#place(context);
  }

  /** @param {Context} context */
  build(context) {
    /** @type {[string, string, () => void][]} */
    const buttons = [
      ["+", "picture.zoomIn", () => this.#seen.zoomBy(1.4)],
      ["−", "picture.zoomOut", () => this.#seen.zoomBy(1 / 1.4)],
      ["⤢", "picture.fit", () => this.#seen.fit()],
    ];
    fill(
      this.#zoomers,
      buttons.map(([sign, word, act]) => el("button", { type: "button", "aria-label": context.say(word), title: context.say(word), onclick: act }, sign)),
    );
    this.node.setAttribute("aria-label", context.say("picture.region"));
    this.chart.node.dataset["below"] = context.say("map.below");
  }

  /** The state has changed: what was pointed at may be gone. */
  forget() {
    this.hover = NOWHERE;
    this.#tip.hide();
  }

  /**
   * What is seen, for a file.
   * @returns {import("./poster.mjs").Framed}
   */
  frame() {
    const drawing = this.node.dataset["shows"] === "chart" ? this.chart.drawing : null;
    return drawing ?? this.picture.frame();
  }

  /**
   * The whole graph, free, for a file.
   * @returns {{ items: import("../picture/items.mjs").FrameItem[], width: number, height: number }}
   */
  wholeFrame() {
    const context = this.#context;
    if (!context) return { items: [], ...WHOLE };
    const styled = movedStyled(context.styled, context.state.spots, lookupsOf(context.view).entityPlaces);
    const scene = plainScene(styled.nodes.id.keys(), styled.lines.id.keys(), (node) => context.view.entities[node]?.degree ?? 0);
    return { items: frameOf(styled, scene, cameraFor(boxOf(styled.nodes), WHOLE.width, WHOLE.height), WHOLE.width, WHOLE.height, mannerOf(context)), ...WHOLE };
  }

  /** Draw without waiting for the next frame. */
  drawNow() {
    this.draw();
    if (this.#seen === this.picture) this.picture.drawNow();
  }

  /** What is seen: the chart, or the canvas. */
  get #seen() {
    return this.node.dataset["shows"] === "chart" ? this.chart : this.picture;
  }

  /** @returns {void} */
  draw() {
    const context = this.#context;
    if (!context) return;
    const { manner, ways } = mannerNow(context);
    const shows = manner === "free" ? "canvas" : "chart";
    if (this.node.dataset["shows"] !== shows) {
      this.node.dataset["shows"] = shows;
      // What has just come into sight has a size only now.
      if (shows === "canvas") this.picture.resize();
    }
    const room = shows === "chart" ? this.chart.room : NO_ROOM;
    const same = this.#drawn.of === context && this.#drawn.state === context.state && room.width === this.#room.width && room.height === this.#room.height;
    if (shows === "chart" && same) return;
    const drawing = manner === "free" ? null : drawingOf(context, room);
    this.#room = room;
    this.#drawn = { of: context, state: context.state };
    const title = comparedTitle(context);
    fill(this.#chips, chipsOf(context), title === null ? null : el("p", { class: "drawn-title", dir: "auto" }, title));
    fill(this.#layouts, this.#choices(context, manner, ways));
    fill(this.#key, keyOf(context, drawing, room.height));
    // Not anew for the same claim: what it has said of copying would be gone.
    const read = `${context.language} ${context.state.tab} ${context.state.written} ${context.state.relation}`;
    if (this.#read !== read) fill(this.#strip, claimStrip(context));
    this.#read = read;
    if (drawing) {
      const part = manner === "apart" ? subjectNow(context) : null;
      const caption = captionOfDrawing(context, drawing, part);
      this.say(caption);
      fill(this.#every, part?.more || (part && context.state.every) ? this.#everyButton(context) : null);
      this.chart.show(drawing, context.say("picture.label", { caption }), aloudOf(context));
      performance.mark("first-picture");
      return;
    }
    const styled = this.#place(context);
    const { scene, overview } = sceneOf(context, styled, this.picture.sight, this.hover);
    fill(this.#every, scene.folds || context.state.every ? this.#everyButton(context) : null);
    this.picture.setScene(scene, this.#dotted(context, overview));
    const caption = captionOf(context, overview);
    this.say(caption);
    this.picture.canvas.setAttribute("aria-label", `${context.say("picture.label", { caption })} ${context.say("picture.help")}`);
  }

  /**
   * Give the canvas the graph where it stands now: on a screen that is higher than wide, upright.
   * @param {Context} context
   */
  #place(context) {
    const { styled: of, state: { spots } } = context;
    const upright = this.picture.isUpright;
    const known = this.#placed;
    if (known.styled && known.of === of && known.spots === spots && known.upright === upright) return known.styled;
    const moved = movedStyled(of, spots, lookupsOf(context.view).entityPlaces);
    const styled = upright ? turnedStyled(moved) : moved;
    this.#placed = { of, spots, upright, styled };
    this.picture.setStyled(styled, mannerOf(context));
    return styled;
  }

  /** @param {Context} context */
  #everyButton(context) {
    const { every } = context.state;
    return el("button", { type: "button", class: "quiet", onclick: () => context.store.change(drawEvery(!every)) }, context.say(every ? "map.first" : "map.every"));
  }

  /**
   * How the picture can be laid out, where there is a choice.
   * @param {Context} context
   * @param {Manner} manner
   * @param {readonly Manner[]} ways
   */
  #choices(context, manner, ways) {
    if (ways.length < 2) return null;
    return el(
      "div",
      { role: "group", "aria-label": context.say("map.layout") },
      ways.map((way) => el("button", { type: "button", class: "quiet", "aria-pressed": String(way === manner), onclick: () => context.store.change(layOut(way)) }, context.say(LAYOUTS[way]))),
    );
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

  /**
   * @param {"spots" | "seats"} where
   * @param {number} node
   * @param {number} x
   * @param {number} y
   */
  #moved(where, node, x, y) {
    const context = this.#context;
    const id = context?.view.entities[node]?.id;
    if (context && id !== undefined) context.store.change(moveName(context.state, where, { id, x, y }));
  }

  /**
   * A name is left out of the picture; a chip brings it back.
   * @param {number} node
   */
  #leave(node) {
    const context = this.#context;
    const id = context?.view.entities[node]?.id;
    if (context && id !== undefined) context.store.change(toggleHidden(context.state, id));
  }

  /**
   * A name of a part by itself is dragged; in the picture by topics each has its place.
   * @param {number} node
   * @param {number} x
   * @param {number} y
   * @param {boolean} done
   */
  #dragged(node, x, y, done) {
    const context = this.#context;
    const { drawing } = this.chart;
    const id = context?.view.entities[node]?.id;
    if (!context || !drawing || id === undefined || mannerNow(context).manner !== "apart") return;
    const spot = { id, x: Math.round((x / drawing.width) * 1000), y: Math.round((y / (drawing.height - drawing.foot)) * 1000) };
    if (done) this.#moved("seats", node, spot.x, spot.y);
    else {
      const moved = drawingOf(context, this.chart.room, withSpot(context.state.seats, spot));
      if (moved) this.chart.show(moved, "", aloudOf(context));
    }
  }

  /** @param {Thing | null} thing */
  #pickThing(thing) {
    const context = this.#context;
    if (!context) return;
    const { store, state, view } = context;
    if (!thing) store.change(clickNothing(state));
    else if (thing.fold !== undefined) store.change(openMatter(thing.fold, { every: thing.ends.length > 0 }));
    else if (thing.lines.length > 1) store.change(connect(view.entities[thing.ends[0] ?? -1]?.id ?? "", view.entities[thing.ends[1] ?? -1]?.id ?? ""));
    else this.#pick({ node: thing.node, line: thing.lines[0] ?? -1, second: false });
  }

  /**
   * @param {Thing | null} thing
   * @param {number} x
   * @param {number} y
   */
  #pointThing(thing, x, y) {
    const context = this.#context;
    const [line = -1] = thing?.lines ?? [];
    if (!context || !thing || (thing.node < 0 && thing.lines.length !== 1)) return this.#tip.hide();
    this.#tip.say(context, { node: thing.node, line });
    this.#tip.place(x, y, this.chart.node);
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
