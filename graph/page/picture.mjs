/** The picture on the screen: a canvas that is dragged, zoomed, pointed at and drawn no oftener than needed. */

/** @import { Camera, Box } from "./camera.mjs" */
/** @import { Manner, Scene } from "./compose.mjs" */
/** @import { Drawing } from "./drawing.mjs" */
/** @import { DisplayItem } from "./types.mjs" */

import { cameraFor, panned, seen, zoomed } from "./camera.mjs";
import { compose } from "./compose.mjs";
import { el } from "./dom.mjs";
import { curveOf, distanceTo, emptyCurve } from "./geometry.mjs";
import { paint } from "./paint.mjs";

/** @typedef {{ node: number, edge: number, second?: boolean }} Target what is pointed at; -1: nothing; second: as the other end of a path */

/**
 * @typedef {object} PictureEvents
 * @property {(target: Target) => void} pick
 * @property {(target: Target, x: number, y: number) => void} point
 * @property {() => void} settle the camera has come to rest
 */

/** Frames this far apart while the camera moves, in milliseconds: then what is drawn is moved as it is. */
const SLOW = 26;
const REST = 140;

export class Picture {
  /** @type {Drawing | null} */
  #drawing = null;
  /** @type {Manner | null} */
  #manner = null;
  /** @type {Scene | null} */
  #scene = null;
  /** @type {Record<string, string>} */
  #palette = {};
  /** @type {Uint8Array | null} what is shown but not drawn, as dots */
  #crowd = null;
  /** @type {Camera} */
  #camera = { x: 0, y: 0, zoom: 1 };
  /** @type {Box} */
  #box = { left: -1, top: -1, right: 1, bottom: 1 };
  #width = 0;
  #height = 0;
  #fitted = true;
  #frame = 0;
  #moving = false;
  #rest = 0;
  #lastFrame = 0;
  /** How far apart the frames are while the camera moves, smoothed. */
  #pace = 16;
  /** How much was drawn when that became too slow; 0: it is not. */
  #heavy = 0;
  /** @type {Camera | null} what the canvas shows, drawn afresh */
  #drawn = null;
  /** @type {Camera | null} */
  #stillCamera = null;
  #still = document.createElement("canvas");
  #dotted = document.createElement("canvas");
  /** @type {ImageData | null} */
  #dots = null;
  /** @type {{ camera: Camera, crowd: Uint8Array, width: number, height: number, colour: string } | null} */
  #dottedFor = null;
  /** @type {Map<number, { x: number, y: number }>} */
  #pointers = new Map();
  #travel = 0;
  #flight = 0;

  /** @param {PictureEvents} events */
  constructor(events) {
    this.events = events;
    this.canvas = el("canvas", { role: "img", tabindex: 0 });
    const context = this.canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    this.context = context;
    const { canvas } = this;
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#up(event));
    canvas.addEventListener("pointercancel", (event) => this.#pointers.delete(event.pointerId));
    canvas.addEventListener("pointerleave", () => events.point({ node: -1, edge: -1 }, 0, 0));
    canvas.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    new ResizeObserver(() => {
      if (!this.resize()) return;
      this.#draw();
      events.settle();
    }).observe(canvas);
  }

  get camera() {
    return this.#camera;
  }

  /** The part of the graph on the screen. */
  get sight() {
    return seen(this.#camera, this.#width, this.#height);
  }

  /**
   * @param {Drawing} drawing
   * @param {Manner} manner
   */
  setDrawing(drawing, manner) {
    this.#drawing = drawing;
    this.#manner = manner;
    this.#box = boxOf(drawing);
    if (this.#fitted) this.#camera = cameraFor(this.#box, this.#width, this.#height);
  }

  /** @param {Record<string, string>} palette */
  setPalette(palette) {
    this.#palette = palette;
    this.redraw();
  }

  /**
   * @param {Scene} scene
   * @param {Uint8Array | null} crowd
   */
  setScene(scene, crowd) {
    this.#scene = scene;
    this.#crowd = crowd;
    // What was kept shows another scene: even while the camera moves, this one is drawn at once.
    this.#drawn = null;
    this.#stillCamera = null;
    this.redraw();
  }

  redraw() {
    this.#request();
  }

  /** Draw without waiting for the next frame. */
  drawNow() {
    this.resize();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#draw();
  }

  /** Show the whole graph. */
  fit() {
    this.#fitted = true;
    this.#camera = cameraFor(this.#box, this.#width, this.#height);
    this.#changed();
  }

  /**
   * @param {number} factor
   * @param {number} [dx] from the middle
   * @param {number} [dy]
   */
  zoomBy(factor, dx = 0, dy = 0) {
    this.#fitted = false;
    this.#camera = zoomed(this.#camera, factor, dx, dy);
    this.#changed();
  }

  /**
   * @param {number} dx
   * @param {number} dy
   */
  panBy(dx, dy) {
    this.#fitted = false;
    this.#camera = panned(this.#camera, dx, dy);
    this.#changed();
  }

  /**
   * Bring nodes on the screen, if they are not, and close enough to be read.
   * @param {number[]} nodes
   */
  bring(nodes) {
    const drawing = this.#drawing;
    if (!drawing || nodes.length === 0) return;
    const box = boxOf(drawing, nodes);
    const { left, top, right, bottom } = this.sight;
    const inside = box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
    if (inside && this.#camera.zoom > 0.3) return;
    const fitting = cameraFor(box, this.#width * 0.8, this.#height * 0.8, Math.max(0.9, this.#camera.zoom));
    const whole = cameraFor(this.#box, this.#width, this.#height);
    this.#fly({ ...fitting, zoom: Math.max(whole.zoom, fitting.zoom) });
  }

  /**
   * What is drawn, for a file: in pixels of the screen.
   * @returns {{ items: DisplayItem[], width: number, height: number }}
   */
  display() {
    const { width, height } = { width: this.#width, height: this.#height };
    if (!this.#drawing || !this.#scene || !this.#manner) return { items: [], width, height };
    return { items: compose(this.#drawing, this.#scene, this.#camera, width, height, this.#manner), width, height };
  }

  /**
   * A node's place on the screen.
   * @param {number} node
   * @returns {[x: number, y: number]}
   */
  place(node) {
    const { x, y, zoom } = this.#camera;
    return [
      ((this.#drawing?.x[node] ?? 0) - x) * zoom + this.#width / 2,
      ((this.#drawing?.y[node] ?? 0) - y) * zoom + this.#height / 2,
    ];
  }

  /**
   * @param {number} px
   * @param {number} py
   * @param {boolean} coarse whether a finger points
   * @returns {Target}
   */
  #at(px, py, coarse) {
    const [drawing, scene] = [this.#drawing, this.#scene];
    if (!drawing || !scene) return { node: -1, edge: -1 };
    const { zoom } = this.#camera;
    const x = (px - this.#width / 2) / zoom + this.#camera.x;
    const y = (py - this.#height / 2) / zoom + this.#camera.y;
    let best = (coarse ? 18 : 5) / zoom;
    let found = -1;
    for (const node of scene.entities) {
      const [dx, dy] = [x - (drawing.x[node] ?? 0), y - (drawing.y[node] ?? 0)];
      const gap = Math.hypot(dx, dy) - Math.max((drawing.size[node] ?? 0) * 1.1, 2.4 / zoom);
      if (gap <= best) [best, found] = [gap, node];
    }
    if (found >= 0) return { node: found, edge: -1 };
    best = (coarse ? 14 : 6) / zoom;
    const curve = emptyCurve();
    let line = -1;
    for (const edge of scene.relations) {
      const gap = distanceTo(curveOf(drawing, edge, 0, curve), x, y, best);
      const faded = scene.litRelations && !scene.litRelations.has(edge) ? 1.6 : 1;
      if (gap * faded < best) [best, line] = [gap * faded, edge];
    }
    return { node: -1, edge: line };
  }

  /** @param {PointerEvent} event */
  #down(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.#pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    if (this.#pointers.size === 1) this.#travel = 0;
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const before = this.#pointers.get(event.pointerId);
    const now = { x: event.offsetX, y: event.offsetY };
    if (!before) {
      if (event.pointerType === "touch" || this.#moving) return;
      const target = this.#at(now.x, now.y, false);
      this.canvas.dataset["over"] = target.node >= 0 || target.edge >= 0 ? "thing" : "nothing";
      this.events.point(target, now.x, now.y);
      return;
    }
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    this.#travel += Math.hypot(now.x - before.x, now.y - before.y);
    // Not before it is a drag: a click would wait until the picture is drawn without what is pointed at.
    if (this.#travel > 4) this.events.point({ node: -1, edge: -1 }, 0, 0);
    if (other) {
      const factor = Math.hypot(now.x - other.x, now.y - other.y) / (Math.hypot(before.x - other.x, before.y - other.y) || 1);
      this.panBy((now.x - before.x) / 2, (now.y - before.y) / 2);
      this.zoomBy(factor, (now.x + other.x) / 2 - this.#width / 2, (now.y + other.y) / 2 - this.#height / 2);
    } else if (this.#travel > 4) this.panBy(now.x - before.x, now.y - before.y);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const known = this.#pointers.delete(event.pointerId);
    if (known && this.#pointers.size === 0 && this.#travel <= 6 && event.button === 0)
      this.events.pick({ ...this.#at(event.offsetX, event.offsetY, event.pointerType === "touch"), second: event.shiftKey });
  }

  /** @param {WheelEvent} event */
  #wheel(event) {
    event.preventDefault();
    const step = event.deltaMode === 1 ? event.deltaY * 18 : event.deltaY;
    const factor = Math.exp(-Math.max(-120, Math.min(120, step)) * (event.ctrlKey ? 0.01 : 0.0022));
    this.zoomBy(factor, event.offsetX - this.#width / 2, event.offsetY - this.#height / 2);
  }

  /** @param {Camera} goal */
  #fly(goal) {
    cancelAnimationFrame(this.#flight);
    this.#fitted = false;
    const start = this.#camera;
    const began = performance.now();
    const long = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 320;
    /** @param {number} now */
    const step = (now) => {
      const part = long ? Math.min(1, Math.max(0, now - began) / long) : 1;
      const eased = 1 - (1 - part) ** 3;
      const zoom = start.zoom * (goal.zoom / start.zoom) ** eased;
      this.#camera = {
        x: start.x + (goal.x - start.x) * eased,
        y: start.y + (goal.y - start.y) * eased,
        zoom,
      };
      this.#changed();
      if (part < 1) this.#flight = requestAnimationFrame(step);
    };
    if (long) this.#flight = requestAnimationFrame(step);
    else step(began);
  }

  #changed() {
    this.#moving = true;
    clearTimeout(this.#rest);
    this.#rest = window.setTimeout(() => {
      this.#moving = false;
      this.events.settle();
      this.redraw();
    }, REST);
    this.#request();
  }

  #request() {
    this.#frame ||= requestAnimationFrame((now) => {
      this.#frame = 0;
      this.#keepPace(now);
      this.#draw();
    });
  }

  /** @param {number} now */
  #keepPace(now) {
    const gap = now - this.#lastFrame;
    this.#lastFrame = now;
    const load = (this.#scene?.relations.length ?? 0) + (this.#crowd?.length ?? 0);
    if (load < this.#heavy / 2) this.#heavy = 0;
    if (!this.#moving || gap > 200) return;
    this.#pace += (gap - this.#pace) * 0.3;
    if (this.#pace > SLOW) this.#heavy = load;
  }

  /**
   * Take the size that the page's layout gives.
   * @returns {boolean} whether it is another one than before
   */
  resize() {
    const { canvas } = this;
    const { clientWidth, clientHeight } = canvas;
    const ratio = Math.min(3, devicePixelRatio || 1);
    if (!clientWidth || !clientHeight) return false;
    if (clientWidth === this.#width && clientHeight === this.#height && canvas.width === Math.round(clientWidth * ratio))
      return false;
    canvas.width = Math.round(clientWidth * ratio);
    canvas.height = Math.round(clientHeight * ratio);
    this.#width = clientWidth;
    this.#height = clientHeight;
    if (this.#fitted) this.#camera = cameraFor(this.#box, this.#width, this.#height);
    this.#stillCamera = null;
    this.#moving = false;
    return true;
  }

  #draw() {
    const [drawing, scene, manner] = [this.#drawing, this.#scene, this.#manner];
    if (!drawing || !scene || !manner || !this.#width) return;
    const { context, canvas } = this;
    const ratio = canvas.width / this.#width;
    if (this.#moving && this.#heavy) {
      if (!this.#stillCamera && this.#drawn) this.#keep(this.#drawn);
      if (this.#stillCamera) {
        this.#blit(this.#stillCamera, ratio);
        return;
      }
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = this.#palette["paper"] ?? "";
    context.fillRect(0, 0, this.#width, this.#height);
    if (this.#crowd) this.#addDots(drawing, this.#crowd);
    paint(context, compose(drawing, scene, this.#camera, this.#width, this.#height, manner), this.#palette);
    this.#drawn = this.#camera;
    this.#stillCamera = null;
    if (!canvas.dataset["drawn"]) {
      canvas.dataset["drawn"] = "yes";
      performance.mark("first-picture");
    }
  }

  /**
   * Keep what is drawn, to move it as it is while the camera moves.
   * @param {Camera} camera with which it was drawn
   */
  #keep(camera) {
    const { canvas } = this;
    this.#still.width = canvas.width;
    this.#still.height = canvas.height;
    this.#still.getContext("2d")?.drawImage(canvas, 0, 0);
    this.#stillCamera = camera;
  }

  /**
   * @param {Camera} from
   * @param {number} ratio
   */
  #blit(from, ratio) {
    const { context } = this;
    const to = this.#camera;
    const scale = to.zoom / from.zoom;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = this.#palette["paper"] ?? "";
    context.fillRect(0, 0, this.#width, this.#height);
    const [width, height] = [this.#width * scale, this.#height * scale];
    const x = (from.x - to.x) * to.zoom + (this.#width - width) / 2;
    const y = (from.y - to.y) * to.zoom + (this.#height - height) / 2;
    context.drawImage(this.#still, x, y, width, height);
  }

  /**
   * @param {Drawing} drawing
   * @param {Uint8Array} crowd
   */
  #addDots(drawing, crowd) {
    const colour = this.#palette["crowd"] ?? "";
    const wanted = { camera: this.#camera, crowd, width: this.canvas.width, height: this.canvas.height, colour };
    const known = this.#dottedFor;
    if (
      known?.camera !== wanted.camera ||
      known.crowd !== crowd ||
      known.width !== wanted.width ||
      known.height !== wanted.height ||
      known.colour !== colour
    ) {
      this.#dottedFor = wanted;
      this.#putDots(drawing, crowd, colour);
    }
    this.context.drawImage(this.#dotted, 0, 0, this.#width, this.#height);
  }

  /**
   * Write the dots into the pixels' opacity, and colour all of them at once: a rectangle drawn for each
   * of tens of thousands would take longer than everything else in the picture.
   * @param {Drawing} drawing
   * @param {Uint8Array} crowd
   * @param {string} colour
   */
  #putDots(drawing, crowd, colour) {
    const { width, height } = this.canvas;
    if (this.#dotted.width !== width) this.#dotted.width = width;
    if (this.#dotted.height !== height) this.#dotted.height = height;
    const context = this.#dotted.getContext("2d");
    if (!context) return;
    if (this.#dots?.width === width && this.#dots.height === height) this.#dots.data.fill(0);
    else this.#dots = context.createImageData(width, height);
    const { data } = this.#dots;
    const ratio = width / this.#width;
    const { x, y } = this.#camera;
    const zoom = this.#camera.zoom * ratio;
    const [ox, oy] = [width / 2 - x * zoom, height / 2 - y * zoom];
    const half = (Math.min(3, Math.max(1.2, 6 * this.#camera.zoom)) * ratio) / 2;
    for (let node = 0; node < crowd.length; node++) {
      if (!crowd[node]) continue;
      const px = (drawing.x[node] ?? 0) * zoom + ox;
      const py = (drawing.y[node] ?? 0) * zoom + oy;
      if (px < half || py < half || px > width - half || py > height - half) continue;
      for (let row = Math.floor(py - half); row < py + half; row++) {
        const high = Math.min(row + 1, py + half) - Math.max(row, py - half);
        for (let column = Math.floor(px - half); column < px + half; column++) {
          const wide = Math.min(column + 1, px + half) - Math.max(column, px - half);
          const at = (row * width + column) * 4 + 3;
          const before = data[at] ?? 0;
          data[at] = before + (255 - before) * wide * high;
        }
      }
    }
    context.putImageData(this.#dots, 0, 0);
    context.globalCompositeOperation = "source-in";
    context.fillStyle = colour;
    context.fillRect(0, 0, width, height);
  }
}

/**
 * @param {Drawing} drawing
 * @param {Iterable<number>} [nodes]
 * @returns {Box}
 */
function boxOf(drawing, nodes = drawing.x.keys()) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const node of nodes) {
    const [x, y, size] = [drawing.x[node] ?? 0, drawing.y[node] ?? 0, drawing.size[node] ?? 0];
    box.left = Math.min(box.left, x - size - 30);
    box.right = Math.max(box.right, x + size + 30);
    box.top = Math.min(box.top, y - size - 4);
    box.bottom = Math.max(box.bottom, y + size + 42);
  }
  return box.left === Infinity ? { left: -100, top: -100, right: 100, bottom: 100 } : box;
}
