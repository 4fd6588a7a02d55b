/** Which keys are the workbench's, and which the browser's or a text box's. */

import { word } from "./words.mjs";

/** @import { Box, Key, View } from "./types.mjs" */

/** What of a KeyboardEvent is asked for. */
/** @typedef {{ key: string, code: string, shiftKey: boolean, ctrlKey: boolean, altKey: boolean, metaKey: boolean, isComposing: boolean }} Pressed */

/**
 * @typedef {object} Where
 * @property {Box | null} box the text box that is open, where the key was pressed in it
 * @property {boolean} empty whether nothing stands in it
 * @property {boolean} control whether a button or the like has the focus, for which Enter and Space are
 * @property {boolean} single whether single keys are on
 * @property {ReadonlySet<string>} caps the keys that are shown beside the line, as `Cap` spells them
 */

/** Keys that write nothing and are the workbench's without a text box. */
const NAMED = new Set(["Enter", "Escape", "Backspace", "Delete", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"]);
/** Those that are the workbench's though a text box is open. */
const ABOVE_BOX = new Set(["Enter", "Escape", "Tab", "ArrowDown", "ArrowUp"]);
/** Those that edit a text, where there is any. */
const EDITING = new Set(["Backspace", "Delete", "ArrowLeft", "ArrowRight", " "]);
const DIGIT = /^(?:Digit|Numpad)(\d)$/;

/**
 * The command that a key gives, or null where it is not for the workbench.
 * @param {Pressed} pressed
 * @param {Where} where
 * @returns {Key | null}
 */
export function keyOf(pressed, where) {
  if (pressed.isComposing || pressed.metaKey) return null;
  // AltGr writes signs, and tells of Ctrl and Alt.
  const writes = pressed.key.length === 1;
  if (pressed.ctrlKey && !(pressed.altKey && writes)) return pressed.key === "Enter" ? command("Enter", { ctrl: true }) : null;
  if (pressed.altKey && !pressed.ctrlKey) return altKey(pressed, where);
  const key = signOf(pressed);
  if (pressed.key === "Dead" || pressed.key === "Process") return null;
  const mine = where.box ? inBox(key, pressed, where, where.box) : outside(key, where);
  if (!mine) return null;
  return command(key, { shift: pressed.shiftKey && (!writes || /\p{L}/u.test(key)) });
}

/**
 * What a cap stands for: `Ctrl+Enter`, `Shift+Tab`, `+`.
 * @param {string} cap
 * @returns {Key}
 */
export function keyOfCap(cap) {
  const [, held = "", key = cap] = /^((?:(?:Shift|Ctrl|Alt)\+)*)(.+)$/s.exec(cap) ?? [];
  return command(key, { shift: held.includes("Shift"), ctrl: held.includes("Ctrl"), alt: held.includes("Alt") });
}

/**
 * The parts that are printed on a cap, one after the other.
 * @param {string} cap
 * @returns {string[]}
 */
export function partsOfCap(cap) {
  const { key, shift, ctrl, alt } = keyOfCap(cap);
  return [ctrl && "Ctrl", alt && "Alt", shift && "Shift", key].filter((part) => typeof part === "string");
}

/**
 * The keys that are shown beside the line: where letters are typed, signs among these are keys.
 * @param {View} view
 * @returns {Set<string>}
 */
export function capsBeside({ foot, foot_right, bar }) {
  return new Set([...foot, ...foot_right, ...bar.caps].filter(({ why_not }) => why_not === null).map(({ key }) => key));
}

/**
 * The sign, digits by their place on the keyboard: a French one writes & where others write 1.
 * @param {Pressed} pressed
 * @returns {string}
 */
function signOf({ key, code, shiftKey }) {
  const digit = DIGIT.exec(code)?.[1];
  // A letter or a sign with Shift is what it says: `!` stands on 1 on many keyboards.
  if (digit !== undefined && key.length === 1 && !shiftKey) return digit;
  return key;
}

/**
 * @param {string} key
 * @param {Pressed} pressed
 * @param {Where} where
 * @param {Box} box
 * @returns {boolean}
 */
function inBox(key, { shiftKey }, { empty, caps, single }, box) {
  // Without single keys Tab goes through the page's buttons, as it does everywhere.
  if (key === "Tab") return single;
  if (ABOVE_BOX.has(key)) return true;
  if (!box.digits) return false;
  if (EDITING.has(key)) return empty && !(shiftKey && key === " ");
  if (/^\d$/.test(key)) return true;
  // Letters are what one looks for; a sign is a key where it is shown as one: a comma, a plus.
  return key.length === 1 && !/[\p{L}\p{M}]/u.test(key) && caps.has(key);
}

/**
 * @param {string} key
 * @param {Where} where
 * @returns {boolean}
 */
function outside(key, { control, single, caps }) {
  if (control && (key === "Enter" || key === " ")) return false;
  if (key === "Tab") return single && !control && (caps.has("Tab") || caps.has("Shift+Tab"));
  if (NAMED.has(key)) return true;
  return single && [...key].length === 1;
}

/**
 * Alt with an arrow moves the beginning of the words in hand; all else with Alt is the browser's.
 * @param {Pressed} pressed
 * @param {Where} where
 * @returns {Key | null}
 */
function altKey({ key, shiftKey }, { box, empty }) {
  const moves = shiftKey && (key === "ArrowLeft" || key === "ArrowRight") && (!box || empty);
  return moves ? command(key, { shift: true, alt: true }) : null;
}

/**
 * @param {string} key
 * @param {{ shift?: boolean, ctrl?: boolean, alt?: boolean }} held
 * @returns {Key}
 */
function command(key, { shift = false, ctrl = false, alt = false }) {
  return { do: "key", key, shift, ctrl, alt };
}

/**
 * Keys in the order in which they were pressed, to be read.
 * @param {readonly import("./types.mjs").Command[]} commands
 * @param {(key: string) => string} printed
 * @returns {string}
 */
export function told(commands, printed) {
  return commands
    .map((one) => {
      if (one.do === "key") return [one.ctrl && "Ctrl", one.shift && "Shift", printed(one.key)].filter(Boolean).join("+");
      if (one.do === "type") return word("quoted", { words: one.text });
      return one.do === "select" ? word("quoted", { words: one.words }) : "·";
    })
    .join("  ");
}
