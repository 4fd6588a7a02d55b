import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf, keyOfCap, partsOfCap } from "../../../graph/workbench/page/keys.mjs";

/** @import { Pressed, Where } from "../../../graph/workbench/page/keys.mjs" */

const SLOT = { where: "slot", text: "", label: "Source", digits: true };
const SENTENCE = { where: "sentence", text: "", label: "Sentence", digits: false };

/**
 * What a key is told as: `Shift+u`, `Ctrl+Enter`; "" where it is not the workbench's.
 * @param {Partial<Pressed>} pressed
 * @param {Partial<Where>} [where]
 * @returns {string}
 */
function told(pressed, where = {}) {
  const event = { key: "a", code: "", shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, isComposing: false };
  const found = keyOf(
    { ...event, ...pressed },
    { box: null, empty: true, control: false, single: true, caps: new Set(), ...where },
  );
  if (!found) return "";
  return [found.ctrl && "Ctrl", found.alt && "Alt", found.shift && "Shift", found.key].filter(Boolean).join("+");
}

test("without a box letters, digits, signs and named keys are the workbench's", () => {
  for (const key of ["a", "é", "!", ",", "/", "?", " ", "Enter", "Escape", "Delete", "ArrowDown"])
    assert.equal(told({ key }), key);
  assert.equal(told({ key: "U", shiftKey: true }), "Shift+U");
  assert.equal(told({ key: "ArrowRight", shiftKey: true }), "Shift+ArrowRight");
  for (const key of ["F5", "PageDown", "Home", "Tab", "Dead", "Process", "Shift"]) assert.equal(told({ key }), "", key);
});

test("digits go by their place on the keyboard", () => {
  assert.equal(told({ key: "&", code: "Digit1" }), "1");
  assert.equal(told({ key: "é", code: "Digit2" }), "2");
  assert.equal(told({ key: "4", code: "Numpad4" }), "4");
  // With Shift it is the sign that is written.
  assert.equal(told({ key: "!", code: "Digit1", shiftKey: true }), "!");
});

test("the browser's own keys stay the browser's", () => {
  assert.equal(told({ key: "c", ctrlKey: true }), "");
  assert.equal(told({ key: "1", code: "Digit1", ctrlKey: true }), "");
  assert.equal(told({ key: "1", code: "Digit1", altKey: true }), "");
  assert.equal(told({ key: "ArrowLeft", altKey: true }), "");
  assert.equal(told({ key: "r", metaKey: true }), "");
  assert.equal(told({ key: "Enter", ctrlKey: true }), "Ctrl+Enter");
  assert.equal(told({ key: "ArrowLeft", altKey: true, shiftKey: true }), "Alt+Shift+ArrowLeft");
  // AltGr, which tells of Ctrl and Alt, writes a sign.
  assert.equal(told({ key: "[", ctrlKey: true, altKey: true }), "[");
});

test("while letters are put together no key is taken", () => {
  assert.equal(told({ key: "Enter", isComposing: true }), "");
  assert.equal(told({ key: "a", isComposing: true }, { box: SLOT }), "");
});

test("in a slot digits take offers, letters are typed, and signs are keys where they are shown", () => {
  const where = { box: SLOT, empty: false };
  assert.equal(told({ key: "1", code: "Digit1" }, where), "1");
  assert.equal(told({ key: "o" }, where), "");
  assert.equal(told({ key: "," }, where), "");
  assert.equal(told({ key: "," }, { ...where, caps: new Set([",", "+"]) }), ",");
  for (const key of ["Enter", "Escape", "Tab", "ArrowDown", "ArrowUp"]) assert.equal(told({ key }, where), key);
  assert.equal(told({ key: "Tab", shiftKey: true }, where), "Shift+Tab");
});

test("what edits a text does so where there is one", () => {
  for (const key of ["Backspace", "ArrowLeft", " "]) {
    assert.equal(told({ key }, { box: SLOT, empty: true }), key);
    assert.equal(told({ key }, { box: SLOT, empty: false }), "");
    assert.equal(told({ key }, { box: SENTENCE, empty: true }), "");
  }
});

test("in a sentence all that can be written is text", () => {
  const where = { box: SENTENCE, empty: false, caps: new Set(["!", "1", "e"]) };
  for (const key of ["1", "!", "e", ",", " "]) assert.equal(told({ key, code: key === "1" ? "Digit1" : "" }, where), "");
  assert.equal(told({ key: "Enter" }, where), "Enter");
  assert.equal(told({ key: "Enter", ctrlKey: true }, where), "Ctrl+Enter");
});

test("without single keys only named keys are left, and Tab goes through the page", () => {
  for (const key of ["a", "1", "!", " "]) assert.equal(told({ key }, { single: false }), "", key);
  assert.equal(told({ key: "Enter" }, { single: false }), "Enter");
  assert.equal(told({ key: "Tab" }, { single: false, caps: new Set(["Tab"]) }), "");
  assert.equal(told({ key: "Tab" }, { single: false, box: SLOT }), "");
  assert.equal(told({ key: "1", code: "Digit1" }, { single: false, box: SLOT }), "1");
});

test("Tab is the workbench's only while its key is shown", () => {
  assert.equal(told({ key: "Tab" }, { caps: new Set(["Tab"]) }), "Tab");
  assert.equal(told({ key: "Tab" }, { caps: new Set(["Tab"]), control: true }), "");
});

test("on a button Enter and Space press it", () => {
  assert.equal(told({ key: "Enter" }, { control: true }), "");
  assert.equal(told({ key: " " }, { control: true }), "");
  assert.equal(told({ key: "j" }, { control: true }), "j");
});

test("caps are spelled as keys with what is held before them", () => {
  assert.deepEqual(keyOfCap("Ctrl+Enter"), { do: "key", key: "Enter", shift: false, ctrl: true, alt: false });
  assert.equal(keyOfCap("+").key, "+");
  assert.deepEqual(keyOfCap("Shift++"), { do: "key", key: "+", shift: true, ctrl: false, alt: false });
  assert.equal(keyOfCap(" ").key, " ");
  assert.deepEqual(partsOfCap("Alt+Shift+ArrowLeft"), ["Alt", "Shift", "ArrowLeft"]);
});
