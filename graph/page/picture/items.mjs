/** The things that a frame is made of: circles, lines, texts. */

/**
 * One thing drawn, in the picture's units. A colour is a name of the palette, or a CSS colour.
 * @typedef {object} CircleItem
 * @property {"circle"} shape
 * @property {number} x
 * @property {number} y
 * @property {number} radius
 * @property {string} [fill]
 * @property {string} [stroke]
 * @property {number} [width]
 * @property {number[]} [dash]
 * @property {number} [opacity]
 * @property {string} [title]
 * @property {number} [of] The place of the thing that it belongs to.
 */

/**
 * A line or an outline. A point has two numbers; a curve has four, or six (its control points first).
 * @typedef {object} PathItem
 * @property {"path"} shape
 * @property {number[][]} points The first is where it starts.
 * @property {boolean} [closed]
 * @property {string} [fill]
 * @property {string} [stroke]
 * @property {number} [width]
 * @property {number[]} [dash]
 * @property {number} [opacity]
 * @property {string} [title]
 * @property {number} [of]
 */

/**
 * @typedef {object} TextItem
 * @property {"text"} shape
 * @property {number} x
 * @property {number} y
 * @property {string} text
 * @property {number} size
 * @property {string} [fill]
 * @property {string} [halo] The colour behind the letters.
 * @property {"start" | "middle" | "end"} [anchor]
 * @property {number} [weight]
 * @property {number} [opacity]
 * @property {boolean} [slant]
 * @property {boolean} [serif]
 * @property {number} [of]
 */

/** @typedef {CircleItem | PathItem | TextItem} FrameItem */

export {};
