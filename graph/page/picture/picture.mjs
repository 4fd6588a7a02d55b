/** The picture on the screen: a canvas that is dragged, zoomed, pointed at and drawn no oftener than needed. */

/** @import { Styled } from "../data/styled.mjs" */
/** @import { Box, Camera } from "./camera.mjs" */
/** @import { Manner, Scene } from "./frame.mjs" */
/** @import { FrameItem } from "./items.mjs" */
/** @import { Target } from "./target.mjs" */

import { el } from "../base/dom.mjs";
import { movedStyled } from "../data/moved.mjs";
import { cameraFor, panned, seen, zoomed } from "./camera.mjs";
import { Dots } from "./dots.mjs";
import { foldedScene } from "./folded.mjs";
import { frameOf } from "./frame.mjs";
import { boxOf } from "./geometry.mjs";
import { followGestures } from "./gestures.mjs";
import { paint } from "./paint.mjs";
import { NOWHERE, targetAt } from "./target.mjs";

/**
 * @typedef {object} PictureEvents
 * @property {(target: Target) => void} pick
 * @property {(target: Target, x: number, y: number) => void} point
 * @property {(node: number, x: number, y: number) => void} moved a node was put elsewhere, in the picture's units
 * @property {() => void} settle the camera has come to rest
 */

/** Frames this far apart while the camera moves, in milliseconds: then what is drawn is moved as it is. */
const SLOW = 26;
const REST = 140;
/** In a picture of more names than these a drag moves the picture, and no name. */
const MOST_MOVED = 600;
const UPRIGHT = 0.8;
/** What is brought on the screen is made no larger than this. */
const LARGEST_PART = 1.8;

export class Picture {
  /** @type {Styled | null} */
  #styled = null;
  /** @type {Manner | null} */
  #manner = null;
  /** @type {Scene | null} */
  #scene = null;
  /** @type {Scene | null} the scene as it is drawn, without what is folded */
  #seen = null;
  /** @type {Record<string, string>} */
  #palette = {};
  /** @type {Uint8Array | null} what is shown but not drawn: 1 for each node that is a dot */
  #dotted = null;
  #dots = new Dots();
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
  #flight = 0;
  /** The node that is dragged, or -1. */
  #held = -1;

  /** @param {PictureEvents} events */
  constructor(events) {
    this.events = events;
    this.canvas = el("canvas", { role: "img", tabindex: 0 });
    const context = this.canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    this.context = context;
    const { canvas } = this;
    followGestures(canvas, {
      grab: (x, y) => this.#grab(x, y),
      drag: (x, y) => this.#drag(x, y),
      drop: () => this.#drop(),
      pan: (dx, dy) => this.panBy(dx, dy),
      zoom: (factor, x, y) => this.zoomBy(factor, x - this.#width / 2, y - this.#height / 2),
      point: (x, y) => this.#point(x, y),
      leave: () => events.point(NOWHERE, 0, 0),
      pick: (x, y, { coarse, second }) => events.pick({ ...this.#at(x, y, coarse), second }),
    });
    new ResizeObserver(() => {
      if (!this.resize()) return;
      this.#draw();
      events.settle();
    }).observe(canvas);
  }

  /** The part of the graph on the screen. */
  get sight() {
    return seen(this.#camera, this.#width, this.#height);
  }

  /** Whether the screen is clearly higher than wide. */
  get isUpright() {
    return this.#width > 0 && this.#width < this.#height * UPRIGHT;
  }

  /**
   * @param {Styled} styled
   * @param {Manner} manner
   */
  setStyled(styled, manner) {
    this.#styled = styled;
    this.#manner = manner;
    this.#box = boxOf(styled.nodes);
    if (this.#fitted) this.#camera = cameraFor(this.#box, this.#width, this.#height);
  }

  /** @param {Record<string, string>} palette */
  setPalette(palette) {
    this.#palette = palette;
    this.#request();
  }

  /**
   * @param {Scene} scene
   * @param {Uint8Array | null} dotted what is shown but not drawn: 1 for each node that is a dot
   */
  setScene(scene, dotted) {
    this.#scene = scene;
    this.#seen = scene;
    this.#dotted = dotted;
    // What was kept shows another scene: even while the camera moves, this one is drawn at once.
    this.#drawn = null;
    this.#stillCamera = null;
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
    const styled = this.#styled;
    if (!styled || nodes.length === 0) return;
    const box = boxOf(styled.nodes, nodes);
    const { left, top, right, bottom } = this.sight;
    const inside = box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom;
    const fitting = cameraFor(box, this.#width * 0.86, this.#height * 0.86, LARGEST_PART);
    // What fills the screen already stays as it is.
    if (inside && this.#camera.zoom > fitting.zoom * 0.8) return;
    const whole = cameraFor(this.#box, this.#width, this.#height);
    this.#fly({ ...fitting, zoom: Math.max(whole.zoom, fitting.zoom) });
  }

  /**
   * What is drawn, for a file: in pixels of the screen.
   * @param {Scene | null} [scene] another than the one that is shown
   * @returns {{ items: FrameItem[], width: number, height: number }}
   */
  frame(scene = this.#seen) {
    const [width, height] = [this.#width, this.#height];
    if (!this.#styled || !scene || !this.#manner) return { items: [], width, height };
    return { items: frameOf(this.#styled, scene, this.#camera, width, height, this.#manner), width, height };
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {boolean} coarse whether a finger points
   * @returns {Target}
   */
  #at(x, y, coarse) {
    if (!this.#styled || !this.#seen) return NOWHERE;
    return targetAt(this.#styled, this.#seen, this.#camera, x - this.#width / 2, y - this.#height / 2, coarse);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #point(x, y) {
    if (this.#moving) return;
    const target = this.#at(x, y, false);
    this.canvas.dataset["over"] = target.node >= 0 || target.line >= 0 ? "thing" : "nothing";
    this.events.point(target, x, y);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #grab(x, y) {
    // Of a crowd nobody moves a single one: there a hand means the whole.
    if ((this.#scene?.entities.length ?? 0) > MOST_MOVED) return false;
    this.#held = this.#at(x, y, false).node;
    return this.#held >= 0;
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #drag(x, y) {
    const styled = this.#styled;
    if (!styled || this.#held < 0) return;
    const spot = { id: styled.nodes.id[this.#held] ?? "", x: (x - this.#width / 2) / this.#camera.zoom + this.#camera.x, y: (y - this.#height / 2) / this.#camera.zoom + this.#camera.y };
    this.#styled = movedStyled(styled, [spot], new Map([[spot.id, this.#held]]));
    this.#request();
  }

  #drop() {
    const nodes = this.#styled?.nodes;
    if (nodes && this.#held >= 0) this.events.moved(this.#held, nodes.x[this.#held] ?? 0, nodes.y[this.#held] ?? 0);
    this.#held = -1;
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
      this.#request();
    }, REST);
    this.#request();
  }

  #request() {
    this.#frame ||= requestAnimationFrame((now) => {
      this.#frame = 0;
      this.#keepPace(now);
      // What stands around the picture may have taken room from it: it is drawn once, at its new size.
      if (this.resize()) this.events.settle();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      this.#draw();
    });
  }

  /** @param {number} now */
  #keepPace(now) {
    const gap = now - this.#lastFrame;
    this.#lastFrame = now;
    const load = (this.#scene?.relations.length ?? 0) + (this.#dotted?.length ?? 0);
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
    const [styled, scene, manner] = [this.#styled, this.#scene, this.#manner];
    if (!styled || !scene || !manner || !this.#width) return;
    const { context, canvas } = this;
    const ratio = canvas.width / this.#width;
    const heavy = this.#moving && this.#heavy > 0;
    if (heavy && !this.#stillCamera && this.#drawn) this.#keep(this.#drawn);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = this.#palette["paper"] ?? "";
    context.fillRect(0, 0, this.#width, this.#height);
    if (heavy && this.#stillCamera) {
      this.#blit(this.#still, this.#stillCamera);
      return;
    }
    if (this.#dotted) {
      const { width, height } = canvas;
      const asked = { camera: this.#camera, dotted: this.#dotted, width, height, colour: this.#palette["crowd"] ?? "" };
      const kept = this.#moving ? this.#dots.kept(asked) : null;
      if (kept) this.#blit(kept.canvas, kept.camera);
      else context.drawImage(this.#dots.of(styled.nodes, asked, ratio), 0, 0, this.#width, this.#height);
    }
    // While the camera moves, who was drawn stays.
    if (!this.#moving || !this.#seen?.more) this.#seen = foldedScene(styled, scene, this.#camera, this.#width, this.#height, manner);
    paint(context, frameOf(styled, this.#seen ?? scene, this.#camera, this.#width, this.#height, manner), this.#palette);
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
   * Draw what was drawn with another camera as this one sees it.
   * @param {HTMLCanvasElement} canvas
   * @param {Camera} from
   */
  #blit(canvas, from) {
    const to = this.#camera;
    const scale = to.zoom / from.zoom;
    const [width, height] = [this.#width * scale, this.#height * scale];
    const x = (from.x - to.x) * to.zoom + (this.#width - width) / 2;
    const y = (from.y - to.y) * to.zoom + (this.#height - height) / 2;
    this.context.drawImage(canvas, x, y, width, height);
  }
}
