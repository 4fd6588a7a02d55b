/** What an entity or a claim says of itself, field by field. */

/** @import { Children } from "../base/dom.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { FieldOfKind, FieldValue } from "../data/types.mjs" */

import { el } from "../base/dom.mjs";
import { dataLabel } from "../words/language.mjs";
import { entityButton } from "./cards.mjs";

/**
 * @typedef {object} Said
 * @property {string} label what the field is called
 * @property {Children} value
 * @property {string} [style] a class
 */

/** @param {readonly Said[]} said */
export function fieldList(said) {
  if (said.length === 0) return null;
  return el(
    "dl",
    {},
    said.flatMap(({ label, value, style }) => [el("dt", {}, label), el("dd", { dir: "auto", class: style }, value)]),
  );
}

/**
 * What every record has, by the field's name.
 * @param {Context} context
 * @param {string} name
 * @param {Children} value
 * @param {string} [style]
 * @returns {Said}
 */
export function said(context, name, value, style) {
  return { label: context.field(name), value, ...(style ? { style } : {}) };
}

/**
 * What only records of this kind have.
 * @param {Context} context
 * @param {readonly FieldOfKind[]} fields
 * @param {Record<string, FieldValue>} values
 * @returns {Said[]}
 */
export function ownFields(context, fields, values) {
  return Object.entries(values).map(([name, value]) => {
    const field = fields.find((one) => one.name === name);
    return { label: field ? fieldLabel(context, field) : name, value: ownValue(context, field, value) };
  });
}

/**
 * @param {Context} context
 * @param {FieldOfKind} field
 */
function fieldLabel(context, field) {
  return dataLabel(field.labels, context.language) ?? field.label;
}

/**
 * What a field of a kind of relation is called.
 * @param {Context} context
 * @param {string} kind
 * @param {string} name
 */
export function fieldOfKind(context, kind, name) {
  const field = context.relationKinds.get(kind)?.fields.find((one) => one.name === name);
  return field ? fieldLabel(context, field) : context.field(name);
}

/**
 * @param {Context} context
 * @param {FieldOfKind | undefined} field
 * @param {FieldValue} value
 */
export function ownValue(context, field, value) {
  if (typeof value === "boolean") return context.say(value ? "value.yes" : "value.no");
  if (typeof value !== "string") return String(value);
  if (field?.reference && context.entity(value)) return entityButton(context, value);
  const word = field?.words.find((one) => one.word === value);
  return word ? (dataLabel(word.labels, context.language) ?? word.label) : value;
}
