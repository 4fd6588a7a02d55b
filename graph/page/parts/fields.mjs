/** What an entity or a claim says of itself, field by field. */

/** @import { Context } from "../context/context.mjs" */

import { el } from "../base/dom.mjs";
import { entityButton } from "./cards.mjs";

/**
 * @param {Context} context
 * @param {any[]} fields name, value and, if need be, a class
 */
export function fieldList(context, fields) {
  if (fields.length === 0) return null;
  return el(
    "dl",
    {},
    fields.flatMap(([name, value, style]) => [el("dt", {}, fieldName(context, name)), el("dd", { dir: "auto", class: style }, fieldValue(context, name, value))]),
  );
}

/**
 * @param {Context} context
 * @param {string} name
 */
function fieldName(context, name) {
  const key = `field.${name}`;
  const label = context.say(key);
  return label === key ? name.replaceAll("_", " ") : label;
}

/**
 * @param {Context} context
 * @param {string} name
 * @param {unknown} value
 */
function fieldValue(context, name, value) {
  if (typeof value === "boolean") return context.say(value ? "value.yes" : "value.no");
  if (typeof value !== "string") return String(value);
  if (context.entity(value)) return entityButton(context, value);
  const key = `value.${name}.${value}`;
  const label = context.say(key);
  return label === key ? value : label;
}
