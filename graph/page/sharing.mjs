/** Taking along what is shown: as an address, as Python, as a picture, as data. */

/** @import { Desk } from "./desk.mjs" */
/** @import { Picture } from "./picture.mjs" */

import { documentLine } from "./citation.mjs";
import { inSentence } from "./comparing.mjs";
import { el, fill } from "./dom.mjs";
import { csvOf, jsonOf, svgOf } from "./files.mjs";
import { fontOf, measureText, paint, readPalette, SANS } from "./paint.mjs";
import { pythonCode } from "./python-code.mjs";
import { bytesOf } from "./unpack.mjs";
import { NOTHING } from "./explore.mjs";
import { rowsToSave } from "./tabling.mjs";
import { PALETTE, scenarioColour } from "./tints.mjs";

const SCALE = 2;

/**
 * @param {Desk} desk
 * @param {Picture} picture
 * @param {() => string} caption
 * @returns {HTMLElement}
 */
export function shareMenu(desk, picture, caption) {
  const result = el("div", { class: "result", role: "status" });
  const code = el("code", { class: "python" });
  const selected = el("div", {});
  /**
   * @param {string} key
   * @param {() => void} act
   */
  const action = (key, act) => el("li", {}, el("button", { type: "button", onclick: act }, desk.say(key)));
  const copying = (/** @type {string} */ text) => copyText(desk, text, desk.say("share.copied"), result);
  const saved = (/** @type {string} */ name) => fill(result, desk.say("share.saved", { name }));
  const menu = el(
    "details",
    {
      class: "menu",
      ontoggle: () => {
        fill(result);
        fill(code, pythonOf(desk));
        const { entity } = desk.state;
        const line = pythonOfSelected(desk);
        fill(selected, line && entity ? [el("p", { class: "note" }, desk.say("share.pythonSelected", { entity: desk.name(entity) })), el("code", { class: "python" }, line)] : null);
      },
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Escape" || !menu.open) return;
        menu.open = false;
        menu.querySelector("summary")?.focus();
        event.stopPropagation();
      },
    },
    el("summary", {}, desk.say("share.title")),
    el(
      "div",
      { class: "sheet" },
      el(
        "ul",
        {},
        action("share.link", () => copying(location.href)),
        action("share.python", () => copying(pythonOf(desk))),
        action("share.png", () => savePng(desk, picture, caption(), saved)),
        action("share.svg", () => saved(saveFile(desk, "svg", "image/svg+xml", svgFile(desk, picture)))),
        action("share.csv", () => saved(saveFile(desk, "csv", "text/csv", csvOf(desk.view, rowsToSave(desk))))),
        action("share.json", () => saved(saveFile(desk, "json", "application/json", jsonOf(desk.view, rowsToSave(desk))))),
        action("share.print", () => window.print()),
      ),
      el("p", { class: "note" }, desk.say("share.pythonHelp")),
      code,
      selected,
      result,
    ),
  );
  return menu;
}

/** @param {Desk} desk */
export function pythonOf(desk) {
  const { query, focus, path, compare, question } = desk.state;
  const none = Object.values(query).some((words) => Array.isArray(words) && words.includes(NOTHING));
  if (none && !path && !compare && !question) return "()";
  return pythonCode({
    query: /** @type {any} */ (query),
    focus: focus ? { id: focus.id, radius: focus.depth, direction: focus.direction } : null,
    path: path && { source: path.from, target: path.to },
    compare,
    question,
  });
}

/**
 * The line of Python for the relations of the entity that is selected, as its details have them.
 * @param {Desk} desk
 * @returns {string | null} null: none is selected, or the query asks for others
 */
export function pythonOfSelected(desk) {
  const { query, focus, path, compare, question, entity } = desk.state;
  if (!entity || path || compare || question || !desk.entity(entity)) return null;
  if (query.entity.length || (focus && focus.id !== entity)) return null;
  if (Object.values(query).some((words) => Array.isArray(words) && words.includes(NOTHING))) return null;
  return pythonCode({
    query: { .../** @type {any} */ (query), entity },
    focus: focus ? { id: focus.id, radius: focus.depth, direction: focus.direction } : null,
  });
}

/**
 * @param {Desk} desk
 * @param {string} text
 * @param {string} done
 * @param {HTMLElement} result where it is said, or where the text stands if it could not be copied
 */
export async function copyText(desk, text, done, result) {
  try {
    await navigator.clipboard.writeText(text);
    fill(result, done);
  } catch {
    const field = el("textarea", { readonly: true, rows: 3, "aria-label": desk.say("share.title") });
    field.value = text;
    fill(result, el("p", {}, desk.say("share.copyFailed")), field);
    field.select();
  }
  desk.announce(result.textContent ?? "");
}

/**
 * @param {Desk} desk
 * @param {string} ending
 * @param {string} type
 * @param {BlobPart} content
 * @returns {string} the file's name
 */
function saveFile(desk, ending, type, content) {
  const name = `${desk.view.id}.${ending}`;
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return name;
}

/**
 * @param {Desk} desk
 * @param {Picture} picture
 */
function svgFile(desk, picture) {
  const { items, width, height } = picture.display();
  const palette = readPalette(PALETTE);
  return svgOf(items, { x: 0, y: 0, width, height }, palette, {
    title: desk.view.title,
    font: SANS,
    background: palette["paper"] ?? "#fff",
  });
}

/**
 * The key of the lines' colours, in one row.
 * @param {CanvasRenderingContext2D} context
 * @param {Desk} desk
 * @param {Readonly<Record<string, string>>} palette
 * @param {number} left
 * @param {number} y
 * @param {number} right
 */
function drawKey(context, desk, palette, left, y, right) {
  let x = left;
  for (const { colour, dash, label } of lineKey(desk)) {
    const width = measureText(label, 12, false);
    if (x + 52 + width > right) break;
    context.strokeStyle = palette[colour] ?? "";
    context.lineWidth = 2.2;
    context.lineCap = "round";
    context.setLineDash(dash ?? []);
    context.beginPath();
    context.moveTo(x, y - 4);
    context.lineTo(x + 44, y - 4);
    context.stroke();
    context.fillStyle = palette["ink"] ?? "";
    context.fillText(label, x + 52, y);
    x += width + 80;
  }
  context.setLineDash([]);
}

/**
 * What the lines' colours mean in what is shown.
 * @param {Desk} desk
 * @returns {{ colour: string, dash: readonly number[] | null, label: string }[]}
 */
export function lineKey(desk) {
  const { compare } = desk.state;
  const ids = compare ? [compare.left, compare.right] : [null, ...desk.view.scenarios.map((one) => one.id)];
  const key = ids.map((id) => {
    const place = desk.scenarioPlace(id);
    const label = desk.scenario(id);
    return {
      colour: scenarioColour(place),
      dash: place ? desk.legend.rhythms[place] || null : null,
      label: compare ? desk.say("compare.only", { scenario: inSentence(label) }) : label,
    };
  });
  return compare ? [...key, { colour: "both", dash: null, label: desk.say("compare.different") }] : key;
}

/**
 * @param {Desk} desk
 * @param {Picture} picture
 * @param {string} caption
 * @param {(name: string) => void} done
 */
function savePng(desk, picture, caption, done) {
  const { items, width, height } = picture.display();
  const palette = readPalette(PALETTE);
  const [head, foot] = [56, 72];
  const canvas = document.createElement("canvas");
  canvas.width = width * SCALE;
  canvas.height = (height + head + foot) * SCALE;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(SCALE, SCALE);
  context.fillStyle = palette["paper"] ?? "#fff";
  context.fillRect(0, 0, width, height + head + foot);
  context.fillStyle = palette["ink"] ?? "#000";
  context.font = `600 22px ${getComputedStyle(document.body).getPropertyValue("--serif") || "serif"}`;
  context.fillText(desk.view.title, 20, 36, width - 40);
  context.font = fontOf(12, false);
  context.fillStyle = palette["soft"] ?? "#444";
  context.fillText([caption, ...desk.view.documents.slice(0, 1).map((one) => documentLine(desk.words, one))].join("  ·  "), 20, head + height + 54, width - 40);
  drawKey(context, desk, palette, 20, head + height + 26, width - 20);
  context.save();
  context.beginPath();
  context.rect(0, head, width, height);
  context.clip();
  context.translate(0, head);
  paint(context, items, palette);
  context.restore();
  // Not toBlob: a browser may put that off for seconds, and the reader waits.
  const [, encoded = ""] = canvas.toDataURL("image/png").split(",");
  if (encoded) done(saveFile(desk, "png", "image/png", bytesOf(encoded)));
  else desk.announce(desk.say("error.picture", { reason: "PNG" }));
}
