/** What is shown but not drawn, as dots: the pixels of all of them, kept until another picture is asked for. */

/** @import { Nodes } from "../data/styled.mjs" */
/** @import { Camera } from "./camera.mjs" */

/** @typedef {{ camera: Camera, dotted: Uint8Array, width: number, height: number, colour: string }} Asked */

export class Dots {
  #canvas = document.createElement("canvas");
  /** @type {ImageData | null} */
  #pixels = null;
  /** @type {Asked | null} */
  #made = null;

  /**
   * @param {Nodes} nodes
   * @param {Asked} asked `width` and `height` in the canvas's own pixels
   * @param {number} ratio of those to the screen's
   * @returns {HTMLCanvasElement}
   */
  of(nodes, asked, ratio) {
    const known = this.#made;
    if (
      known?.camera !== asked.camera ||
      known.dotted !== asked.dotted ||
      known.width !== asked.width ||
      known.height !== asked.height ||
      known.colour !== asked.colour
    ) {
      this.#made = asked;
      this.#put(nodes, asked, ratio);
    }
    return this.#canvas;
  }

  /**
   * The same dots as another camera saw them: while the picture moves, that is good enough.
   * @param {Asked} asked
   * @returns {{ canvas: HTMLCanvasElement, camera: Camera } | null}
   */
  kept({ dotted, width, height, colour }) {
    const known = this.#made;
    const same = known?.dotted === dotted && known.width === width && known.height === height && known.colour === colour;
    return same ? { canvas: this.#canvas, camera: known.camera } : null;
  }

  /**
   * Write the dots into the pixels: a rectangle drawn for each of tens of thousands would take longer than
   * everything else in the picture.
   * @param {Nodes} nodes
   * @param {Asked} asked
   * @param {number} ratio
   */
  #put(nodes, { camera, dotted, width, height, colour }, ratio) {
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    const context = this.#canvas.getContext("2d");
    if (!context) return;
    if (this.#pixels?.width === width && this.#pixels.height === height) this.#pixels.data.fill(0);
    else this.#pixels = context.createImageData(width, height);
    const { data } = this.#pixels;
    const [red, green, blue] = inBytes(colour);
    const zoom = camera.zoom * ratio;
    const [ox, oy] = [width / 2 - camera.x * zoom, height / 2 - camera.y * zoom];
    const half = (Math.min(3, Math.max(1.2, 6 * camera.zoom)) * ratio) / 2;
    for (let node = 0; node < dotted.length; node++) {
      if (!dotted[node]) continue;
      const px = (nodes.x[node] ?? 0) * zoom + ox;
      const py = (nodes.y[node] ?? 0) * zoom + oy;
      if (px < half || py < half || px > width - half || py > height - half) continue;
      for (let row = Math.floor(py - half); row < py + half; row++) {
        const high = Math.min(row + 1, py + half) - Math.max(row, py - half);
        for (let column = Math.floor(px - half); column < px + half; column++) {
          const wide = Math.min(column + 1, px + half) - Math.max(column, px - half);
          const at = (row * width + column) * 4;
          const before = data[at + 3] ?? 0;
          data[at] = red;
          data[at + 1] = green;
          data[at + 2] = blue;
          data[at + 3] = before + (255 - before) * wide * high;
        }
      }
    }
    context.putImageData(this.#pixels, 0, 0);
  }
}

/**
 * @param {string} colour as the palette has it: `#d9cfbf`
 * @returns {[red: number, green: number, blue: number]}
 */
function inBytes(colour) {
  const whole = Number.parseInt(colour.slice(1), 16) || 0;
  return [whole >> 16, (whole >> 8) & 255, whole & 255];
}
