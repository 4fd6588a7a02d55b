/** From the picture's units to the screen's pixels: a value that is never changed. */

/** @typedef {{ x: number, y: number, zoom: number }} Camera what the middle of the screen shows, and how large */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

const SMALLEST_ZOOM = 0.02;
const LARGEST_ZOOM = 6;

/**
 * The camera that shows a box whole.
 * @param {Box} box
 * @param {number} width the screen's
 * @param {number} height
 * @param {number} [most] no larger than this
 * @returns {Camera}
 */
export function cameraFor(box, width, height, most = 2.4) {
  const zoom = Math.min(
    most,
    (width - 36) / Math.max(1, box.right - box.left),
    (height - 36) / Math.max(1, box.bottom - box.top),
  );
  return {
    x: (box.left + box.right) / 2,
    y: (box.top + box.bottom) / 2,
    zoom: Math.max(SMALLEST_ZOOM, zoom),
  };
}

/**
 * @param {Camera} camera
 * @param {number} factor
 * @param {number} dx where the point lies that stays where it is, from the middle of the screen
 * @param {number} dy
 * @returns {Camera}
 */
export function zoomed(camera, factor, dx, dy) {
  const zoom = Math.min(LARGEST_ZOOM, Math.max(SMALLEST_ZOOM, camera.zoom * factor));
  return {
    x: camera.x + dx / camera.zoom - dx / zoom,
    y: camera.y + dy / camera.zoom - dy / zoom,
    zoom,
  };
}

/**
 * @param {Camera} camera
 * @param {number} dx in pixels
 * @param {number} dy
 * @returns {Camera}
 */
export function panned(camera, dx, dy) {
  return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
}

/**
 * The part of the picture that is on the screen.
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
export function seen({ x, y, zoom }, width, height) {
  return {
    left: x - width / 2 / zoom,
    top: y - height / 2 / zoom,
    right: x + width / 2 / zoom,
    bottom: y + height / 2 / zoom,
  };
}
