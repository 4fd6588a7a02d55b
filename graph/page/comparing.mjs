/** What differs between two scenarios, side by side and topic by topic. */

/** @import { Desk } from "./desk.mjs" */
/** @import { CompareBlock, RelationView } from "./types.mjs" */

import { claimCard } from "./cards.mjs";
import { entitiesOf, isRole, table } from "./compare.mjs";
import { el, fill } from "./dom.mjs";
import { lineSwatch } from "./swatches.mjs";
import { scenarioColour } from "./tints.mjs";

/**
 * @param {Desk} desk
 * @returns {{ node: HTMLElement, update: () => void }}
 */
export function comparePanel(desk) {
  const node = el("div", { class: "compare" });
  let same = false;
  const update = () => {
    const { compare } = desk.state;
    if (desk.view.scenarios.length < 2) fill(node, el("p", { class: "lead" }, desk.say("compare.impossible")));
    else if (!compare) fill(node, invitation(desk));
    else fill(node, sides(desk, compare, same, (value) => {
      same = value;
      update();
    }));
  };
  return { node, update };
}

/** @param {Desk} desk */
function invitation(desk) {
  const [left, right] = desk.view.scenarios;
  return [
    el("p", { class: "lead" }, desk.say("compare.between", { left: desk.scenario(left?.id ?? ""), right: desk.scenario(right?.id ?? "") })),
    el(
      "button",
      { type: "button", class: "primary", onclick: () => desk.store.change({ compare: { left: left?.id ?? "", right: right?.id ?? "" }, question: null, path: null, step: 0 }) },
      desk.say("compare.title"),
    ),
  ];
}

/**
 * @param {Desk} desk
 * @param {{ left: string, right: string }} pair
 * @param {boolean} same whether what is the same is shown too
 * @param {(same: boolean) => void} setSame
 */
function sides(desk, pair, same, setSame) {
  const { left, right } = pair;
  const rows = desk.shown.rows;
  const blocks = table(rows.filter((row) => same || row.status !== "same"));
  const count = rows.filter((row) => row.status !== "same").length;
  const heads = [left, right].map((id) => ({ id, label: desk.scenario(id), colour: scenarioColour(desk.scenarioPlace(id)) }));
  /** @type {Map<string | null, CompareBlock[]>} */
  const topics = new Map();
  for (const block of blocks) topics.set(block.topic, [...(topics.get(block.topic) ?? []), block]);
  // What both speak of comes first, as it can be read across.
  for (const ofTopic of topics.values()) ofTopic.sort((a, b) => Number(bothSpeak(b)) - Number(bothSpeak(a)));
  return [
    el("h2", { tabindex: -1 }, desk.say("compare.title")),
    desk.view.scenarios.length > 2 ? chooser(desk, pair) : null,
    el(
      "ul",
      { class: "key" },
      heads.map(({ id, colour, label }) =>
        el(
          "li",
          {},
          lineSwatch({ colour, dash: desk.legend.rhythms[desk.scenarioPlace(id)] || null, width: 2.4 }),
          ` ${desk.say("compare.only", { scenario: inSentence(label) })}`,
        ),
      ),
      el("li", {}, lineSwatch({ colour: "both", width: 2.4 }), ` ${desk.say("compare.different")}`),
    ),
    el(
      "label",
      { class: "switch" },
      el("input", { type: "checkbox", role: "switch", checked: same, onchange: (event) => setSame(event.target.checked) }),
      el("span", {}, desk.say("compare.showSame")),
    ),
    count === 0 ? el("p", {}, desk.say("compare.none")) : null,
    el(
      "table",
      { class: "sides" },
      el("caption", {}, `${desk.say("compare.count", { count })} · ${desk.say("compare.caption", { left: inSentence(heads[0]?.label ?? ""), right: inSentence(heads[1]?.label ?? "") })}`),
      el("thead", {}, el("tr", {}, heads.map(({ label, colour }) => el("th", { scope: "col", class: `world ${colour}` }, label)))),
      [...topics].map(([topic, ofTopic]) =>
        el(
          "tbody",
          {},
          topics.size > 1 || topic ? el("tr", { class: "topic" }, el("th", { scope: "rowgroup", colspan: 2 }, desk.topic(topic))) : null,
          ofTopic.flatMap((block) => [
            el("tr", { class: "about" }, el("th", { scope: "rowgroup", colspan: 2, dir: "auto" }, aboutOf(desk, block, left, right))),
            el("tr", {}, cell(desk, block, block.left), cell(desk, block, block.right)),
          ]),
        ),
      ),
    ),
  ];
}

/**
 * @param {Desk} desk
 * @param {CompareBlock} block
 * @param {string} left
 * @param {string} right
 */
function aboutOf(desk, block, left, right) {
  const [a, b] = entitiesOf(desk.view, block.about, left, right).map((id) => desk.name(id));
  return isRole(block.about) && a !== b ? `${a} | ${b}` : (a ?? "");
}

/** @param {CompareBlock} block */
function bothSpeak(block) {
  return block.left.length > 0 && block.right.length > 0;
}

/**
 * @param {Desk} desk
 * @param {CompareBlock} block
 * @param {RelationView[]} relations
 */
function cell(desk, block, relations) {
  const different = bothSpeak(block);
  const place = desk.scenarioPlace(relations[0]?.scenario ?? null);
  return el(
    "td",
    { class: different ? "different" : scenarioColour(place) },
    relations.length
      ? el("ul", { class: "plain" }, relations.map((relation) => el("li", {}, claimCard(desk, relation, { plain: true }))))
      : el("span", { class: "nothing" }, el("span", { "aria-hidden": "true" }, "–"), el("span", { class: "hidden" }, desk.say("compare.nothing"))),
  );
}

/**
 * @param {Desk} desk
 * @param {{ left: string, right: string }} pair
 */
function chooser(desk, pair) {
  return el(
    "div",
    { class: "row" },
    /** @type {const} */ (["left", "right"]).map((side) =>
      el(
        "label",
        {},
        el("span", { class: "hidden" }, desk.say(`compare.${side}`)),
        el(
          "select",
          { onchange: (event) => desk.store.change({ compare: { ...pair, [side]: event.target.value } }) },
          desk.view.scenarios.map((scenario) => el("option", { value: scenario.id, selected: scenario.id === pair[side] }, desk.scenario(scenario.id))),
        ),
      ),
    ),
  );
}

/**
 * A label as it goes on within a sentence: "if Jara wins".
 * @param {string} label
 */
export function inSentence(label) {
  const [first = "", second = ""] = label;
  return second === second.toLowerCase() ? first.toLowerCase() + label.slice(first.length) : label;
}
