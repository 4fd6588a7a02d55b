/** The data as they stand in the page, unpacked: inert text -> values. */

import { Trouble } from "../base/trouble.mjs";

/**
 * A column: one value for all rows, a list of values and each row's place in it, or each row's own.
 * @typedef {{ all: unknown } | { of: unknown[], at: number[] } | { each: unknown[] }} Coded
 * @typedef {{ rows: number, columns: Record<string, Coded> }} Packed
 */

/**
 * @param {string} text
 * @param {string} encoding
 * @param {string} [sum] what it must sum up to; what is deflated has a sum of its own, which is looked at as it is inflated
 * @returns {Promise<any>}
 */
export async function unpackText(text, encoding, sum) {
  if (encoding === "deflate" && typeof DecompressionStream === "undefined") throw new Trouble("error.browser");
  if (encoding !== "deflate" && sum !== sumOf(text)) throw new Trouble("error.damaged");
  try {
    return JSON.parse(encoding === "deflate" ? await inflate(text) : text);
  } catch {
    throw new Trouble("error.damaged");
  }
}

/** The largest prime below 2 ** 16. */
const PRIME = 65_521;
/** For how many letters the sums stay exact without taking the rest by it. */
const EXACT = 4096;

/**
 * The Adler-32 of a text of ASCII, as Python wrote it beside the text.
 * @param {string} text
 * @returns {string}
 */
export function sumOf(text) {
  let [low, high] = [1, 0];
  for (let from = 0; from < text.length; from += EXACT) {
    const to = Math.min(from + EXACT, text.length);
    for (let at = from; at < to; at++) {
      low += text.charCodeAt(at);
      high += low;
    }
    low %= PRIME;
    high %= PRIME;
  }
  return (high * 65_536 + low).toString(16).padStart(8, "0");
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
