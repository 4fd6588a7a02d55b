/** Fingers, mouse and wheel on the canvas, as what they mean: to move, to zoom, to point, to pick. */

/**
 * Places are in pixels, from the canvas's left and top.
 * @typedef {object} Meant
 * @property {(x: number, y: number) => boolean} grab whether something is there that a drag moves
 * @property {(x: number, y: number) => void} drag what was grabbed is moved to a place
 * @property {() => void} drop
 * @property {(dx: number, dy: number) => void} pan
 * @property {(factor: number, x: number, y: number) => void} zoom around a place
 * @property {(x: number, y: number) => void} point
 * @property {() => void} leave nothing is pointed at any more
 * @property {(x: number, y: number, how: { coarse: boolean, second: boolean }) => void} pick
 */

/** As far as this a finger may slip and still mean one place. */
const SLIP = 6;
/** From here on it is a drag. */
const DRAG = 4;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Meant} meant
 */
export function followGestures(canvas, meant) {
  /** @type {Map<number, { x: number, y: number }>} */
  const pointers = new Map();
  let travel = 0;
  let grabbed = false;

  /** @param {PointerEvent} event */
  function down(event) {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, { x: event.offsetX, y: event.offsetY });
    if (pointers.size > 1) return;
    travel = 0;
    // A finger that moves means the picture: what is under it is covered by it.
    grabbed = event.pointerType !== "touch" && event.button === 0 && meant.grab(event.offsetX, event.offsetY);
  }

  /** @param {PointerEvent} event */
  function move(event) {
    const before = pointers.get(event.pointerId);
    const now = { x: event.offsetX, y: event.offsetY };
    if (!before) {
      if (event.pointerType !== "touch") meant.point(now.x, now.y);
      return;
    }
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, now);
    travel += Math.hypot(now.x - before.x, now.y - before.y);
    // Not before it is a drag: a click would wait until the picture is drawn without what is pointed at.
    if (travel > DRAG) meant.leave();
    if (other) {
      const factor = Math.hypot(now.x - other.x, now.y - other.y) / (Math.hypot(before.x - other.x, before.y - other.y) || 1);
      meant.pan((now.x - before.x) / 2, (now.y - before.y) / 2);
      meant.zoom(factor, (now.x + other.x) / 2, (now.y + other.y) / 2);
    } else if (travel > DRAG && grabbed) meant.drag(now.x, now.y);
    else if (travel > DRAG) meant.pan(now.x - before.x, now.y - before.y);
  }

  /** @param {PointerEvent} event */
  function up(event) {
    const known = pointers.delete(event.pointerId);
    if (known && grabbed && travel > SLIP) meant.drop();
    grabbed = false;
    if (known && pointers.size === 0 && travel <= SLIP && event.button === 0)
      meant.pick(event.offsetX, event.offsetY, { coarse: event.pointerType === "touch", second: event.shiftKey });
  }

  /** @param {WheelEvent} event */
  function wheel(event) {
    event.preventDefault();
    const step = event.deltaMode === 1 ? event.deltaY * 18 : event.deltaY;
    const factor = Math.exp(-Math.max(-120, Math.min(120, step)) * (event.ctrlKey ? 0.01 : 0.0022));
    meant.zoom(factor, event.offsetX, event.offsetY);
  }

  canvas.addEventListener("pointerdown", down);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", up);
  canvas.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId));
  canvas.addEventListener("pointerleave", () => meant.leave());
  canvas.addEventListener("wheel", wheel, { passive: false });
}
