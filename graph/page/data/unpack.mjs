/** The data as they stand in the page, unpacked: inert text -> values. */

/**
 * A column: one value for all rows, a list of values and each row's place in it, or each row's own.
 * @typedef {{ all: unknown } | { of: unknown[], at: number[] } | { each: unknown[] }} Coded
 * @typedef {{ rows: number, columns: Record<string, Coded> }} Packed
 */

/**
 * @param {string} text
 * @param {string} encoding
 * @returns {Promise<any>}
 */
export async function unpackText(text, encoding) {
  return JSON.parse(encoding === "deflate" ? await inflate(text) : text);
}

/**
 * @param {string} text base64
 * @returns {Promise<string>}
 */
async function inflate(text) {
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/**
 * @param {string} text base64
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function bytesOf(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/**
 * @param {Packed} packed
 * @param {string} name
 * @returns {any[]}
 */
export function unpackColumn(packed, name) {
  const coded = packed.columns[name];
  if (!coded) return [];
  if ("each" in coded) return coded.each;
  if ("all" in coded) return new Array(packed.rows).fill(coded.all);
  const { of, at } = coded;
  return at.map((place) => of[place]);
}

/**
 * The columns of several slices of one table, each column whole.
 * @param {Packed[]} slices
 * @param {string} name
 * @returns {any[]}
 */
export function wholeColumn(slices, name) {
  if (slices.length === 1 && slices[0]) return unpackColumn(slices[0], name);
  /** @type {any[]} */
  const whole = [];
  for (const slice of slices) for (const value of unpackColumn(slice, name)) whole.push(value);
  return whole;
}
