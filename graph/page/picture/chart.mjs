/** A drawing on the screen, as elements: each thing in it can be pointed at, reached with the keys, and is called aloud. */

/** @import { Drawing, Thing } from "./drawing.mjs" */
/** @import { FrameItem } from "./items.mjs" */

import { el, fill, svg } from "../base/dom.mjs";

/**
 * @typedef {object} ChartEvents
 * @property {(thing: Thing | null) => void} pick null: nothing was there
 * @property {(thing: Thing | null, x: number, y: number) => void} point
 * @property {(node: number) => void} [leave] a name is to be left out
 * @property {(node: number, x: number, y: number, done: boolean) => void} [drag] a name is moved, to a place of the drawing
 */

/** More things than these are not walked through one by one: the names and the counts alone. */
const FEW = 60;
/** As far as this a hand may slip without moving a name. */
const SLIP = 5;
const LARGEST = 4;

export class Chart {
  node = el("div", { class: "chart", tabindex: -1 });
  #svg = svg("svg", {});
  /** @type {Drawing | null} */
  #drawing = null;
  /** @type {SVGElement[][]} of each thing */
  #groups = [];
  #zoom = 1;
  /** @type {{ node: number, x: number, y: number, moved: boolean } | null} the name that is held */
  #held = null;

  /** @param {ChartEvents} events */
  constructor(events) {
    this.events = events;
    const { node } = this;
    fill(node, this.#svg);
    node.addEventListener("click", (event) => {
      if (this.#held?.moved) this.#held = null;
      else events.pick(this.#thingAt(event.target));
    });
    node.addEventListener("contextmenu", (event) => {
      const thing = this.#thingAt(event.target);
      if (!thing || thing.node < 0 || !events.leave) return;
      event.preventDefault();
      events.leave(thing.node);
    });
    node.addEventListener("pointerdown", (event) => this.#grab(event));
    node.addEventListener("pointerup", (event) => this.#drop(event));
    node.addEventListener("pointermove", (event) => this.#point(event));
    node.addEventListener("pointerleave", () => this.#light(null));
    node.addEventListener("focusin", (event) => this.#light(this.#thingAt(event.target)));
    node.addEventListener("focusout", () => this.#light(null));
    node.addEventListener("keydown", (event) => this.#onKey(event));
  }

  /** The room that there is for a drawing, in pixels; where that is as high as the drawing, the least that there is. */
  get room() {
    const { clientWidth: width, clientHeight } = this.node;
    const { position, minHeight } = getComputedStyle(this.node);
    return { width, height: position === "static" ? Number.parseFloat(minHeight) || 0 : clientHeight };
  }

  get drawing() {
    return this.#drawing;
  }

  /**
   * @param {Drawing} drawing
   * @param {string} label what it shows
   * @param {(thing: Thing) => string} aloud
   */
  show(drawing, label, aloud) {
    const before = this.#drawing;
    this.#drawing = drawing;
    this.#groups = drawing.things.map(() => []);
    const focused = this.node.contains(document.activeElement);
    fill(this.#svg, this.#parts(drawing));
    this.#svg.setAttribute("role", "group");
    this.#svg.setAttribute("aria-label", label);
    this.node.classList.toggle("many", drawing.pointed);
    this.#name(drawing, aloud);
    if (before?.width !== drawing.width || before.height !== drawing.height) this.#zoom = 1;
    this.#size();
    if (focused) this.#stops()[0]?.focus();
  }

  /** @param {number} factor */
  zoomBy(factor) {
    this.#zoom = Math.min(LARGEST, Math.max(1, this.#zoom * factor));
    this.#size();
  }

  /**
   * Make the drawing so large, as far as it goes into the room.
   * @param {number} scale
   */
  scaleTo(scale) {
    const { width, height } = this.room;
    const drawing = this.#drawing;
    if (drawing) this.#zoom = Math.min(scale, width / drawing.width, height / drawing.height);
    this.#size();
  }

  fit() {
    this.#zoom = 1;
    this.#size();
  }

  #size() {
    const drawing = this.#drawing;
    if (!drawing) return;
    const { width, height } = drawing;
    this.#svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#svg.setAttribute("width", String(width * this.#zoom));
    this.#svg.setAttribute("height", String(height * this.#zoom));
    // Not before the browser has laid it out: asked at once, it would have to do so twice.
    requestAnimationFrame(() => this.node.classList.toggle("fits", height * this.#zoom <= this.node.clientHeight + 2));
  }

  /**
   * The items, those of one thing that follow each other in a group.
   * @param {Drawing} drawing
   */
  #parts({ items, things }) {
    /** @type {SVGElement[]} */
    const parts = [];
    let [group, of] = [/** @type {SVGElement | null} */ (null), -1];
    for (const item of items) {
      if (item.of === undefined) {
        parts.push(shapeOf(item));
        group = null;
        continue;
      }
      if (!group || item.of !== of) {
        of = item.of;
        const thing = things[of];
        group = svg("g", { class: thing && thing.lines.length > 0 ? "tie" : "name", "data-thing": of });
        this.#groups[of]?.push(group);
        parts.push(group);
      }
      // A line is thin: what can be hit is broader than what is seen.
      if (item.shape === "path" && !item.fill) group.append(hitOf(item));
      // Between words a blank, for those who hear them.
      group.append(" ", shapeOf(item));
    }
    return parts;
  }

  /**
   * @param {Drawing} drawing
   * @param {(thing: Thing) => string} aloud
   */
  #name({ things }, aloud) {
    const all = things.length <= FEW;
    for (const [at, thing] of things.entries()) {
      const group = this.#groups[at]?.at(-1);
      if (!group) continue;
      if (thing.lines.length > 0 && !all) {
        group.setAttribute("aria-hidden", "true");
        continue;
      }
      group.setAttribute("role", "button");
      group.setAttribute("tabindex", "-1");
      group.setAttribute("aria-label", aloud(thing));
    }
    this.#stops()[0]?.setAttribute("tabindex", "0");
  }

  /** @returns {SVGElement[]} what the arrow keys go through */
  #stops() {
    return [...this.#svg.querySelectorAll("[role=button]")].filter((one) => one instanceof SVGElement);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    const thing = this.#thingAt(event.target);
    if (!thing) return;
    if (event.key === "Delete" && thing.node >= 0 && this.events.leave) {
      event.preventDefault();
      this.events.leave(thing.node);
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.events.pick(thing);
      return;
    }
    const stops = this.#stops();
    const at = event.target instanceof SVGElement ? stops.indexOf(event.target) : -1;
    /** @type {Record<string, number>} */
    const goals = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 };
    const goal = goals[event.key];
    const next = goal === undefined ? undefined : stops[goal];
    if (!next) return;
    event.preventDefault();
    for (const one of stops) one.setAttribute("tabindex", one === next ? "0" : "-1");
    next.focus();
  }

  /**
   * @param {EventTarget | null} target
   * @returns {Thing | null}
   */
  #thingAt(target) {
    const group = target instanceof Element ? target.closest("[data-thing]") : null;
    return group ? (this.#drawing?.things[Number(group.getAttribute("data-thing"))] ?? null) : null;
  }

  /** @param {PointerEvent} event */
  #point(event) {
    if (this.#held && this.#drag(event, false)) return;
    const thing = this.#thingAt(event.target);
    this.#light(thing);
    const { left, top } = this.node.getBoundingClientRect();
    this.events.point(thing, event.clientX - left, event.clientY - top);
  }

  /** @param {PointerEvent} event */
  #grab(event) {
    const thing = this.#thingAt(event.target);
    const held = this.events.drag && thing && thing.node >= 0 && event.pointerType !== "touch" && event.button === 0;
    this.#held = held ? { node: thing.node, x: event.clientX, y: event.clientY, moved: false } : null;
  }

  /**
   * @param {PointerEvent} event
   * @param {boolean} done
   * @returns {boolean} whether a name is moved
   */
  #drag(event, done) {
    const held = this.#held;
    if (!held) return false;
    if (!held.moved && Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLIP) return false;
    if (!held.moved) this.node.setPointerCapture(event.pointerId);
    held.moved = true;
    const { left, top } = this.#svg.getBoundingClientRect();
    this.events.drag?.(held.node, (event.clientX - left) / this.#zoom, (event.clientY - top) / this.#zoom, done);
    return true;
  }

  /** @param {PointerEvent} event */
  #drop(event) {
    if (this.#held?.moved) this.#drag(event, true);
    // A click follows what was moved; it picks nothing.
    if (this.#held && !this.#held.moved) this.#held = null;
  }

  /**
   * What is pointed at stands out with its lines and with what they lead to.
   * @param {Thing | null} thing
   */
  #light(thing) {
    const { things } = this.#drawing ?? { things: [] };
    if (!thing) this.events.point(null, 0, 0);
    this.node.classList.toggle("pointed", thing !== null && thing.ends.length > 0);
    const nodes = new Set(thing?.ends);
    const ties = things.filter((one) => one === thing || (one.lines.length > 0 && thing?.lines.length === 0 && one.ends.some((node) => nodes.has(node))));
    const ends = new Set([...nodes, ...ties.flatMap((one) => one.ends)]);
    for (const [at, one] of things.entries()) {
      const on = one.lines.length > 0 ? ties.includes(one) : one === thing || one.ends.some((node) => ends.has(node));
      for (const group of this.#groups[at] ?? []) group.classList.toggle("on", on);
    }
  }
}

/** @param {string | undefined} colour */
function paintOf(colour) {
  return colour === undefined ? undefined : `var(--${colour})`;
}

/** @param {import("./items.mjs").PathItem} item */
function hitOf({ points }) {
  return svg("path", { d: pathOf(points), fill: "none", stroke: "transparent", "stroke-width": 12 });
}

/** @param {readonly (readonly number[])[]} points */
function pathOf(points) {
  return points.map((point, at) => `${at === 0 ? "M" : point.length === 4 ? "Q" : point.length === 6 ? "C" : "L"}${point.map((one) => one.toFixed(1)).join(" ")}`).join("");
}

/**
 * @param {FrameItem} item
 * @returns {SVGElement}
 */
function shapeOf(item) {
  if (item.shape === "text") {
    const { x, y, text, size, fill: colour, halo, anchor, weight, slant, serif } = item;
    return svg(
      "text",
      {
        x: x.toFixed(1),
        y: y.toFixed(1),
        "font-size": size,
        "font-weight": weight,
        "font-style": slant ? "italic" : null,
        class: serif ? "serif" : null,
        "text-anchor": anchor === "start" ? null : anchor,
        fill: paintOf(colour),
        stroke: paintOf(halo),
        "stroke-width": halo ? size / 3 : null,
      },
      text,
    );
  }
  const paint = { fill: paintOf(item.fill) ?? "none", stroke: paintOf(item.stroke), "stroke-width": item.width, "stroke-dasharray": item.dash?.join(" ") };
  if (item.shape === "circle") return svg("circle", { cx: item.x.toFixed(1), cy: item.y.toFixed(1), r: item.radius, ...paint });
  // What lies under words is seen with them.
  const under = item.closed && item.fill === "paper" ? "under" : null;
  return svg("path", { d: pathOf(item.points) + (item.closed ? "Z" : ""), class: under, ...paint });
}
