/** What differs between two scenarios, side by side and topic by topic. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Built } from "../context/registry.mjs" */
/** @import { CompareBlock, RelationView } from "../data/types.mjs" */
/** @import { Pair } from "../state/state.mjs" */

import { blocksOf, entitiesOf, isRole } from "../answers/comparison.mjs";
import { el, fill } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";
import { claimCard } from "../parts/cards.mjs";
import { lineSwatch } from "../parts/swatches.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { chooseSide, chooseWorld } from "../state/moves.mjs";
import { DIFFERS } from "../state/worlds.mjs";
import { inSentence } from "../words/language.mjs";

/** @type {[side: "left" | "right", word: string][]} */
const SIDES = [
  ["left", "compare.left"],
  ["right", "compare.right"],
];

registerPanel({
  id: "compare",
  order: 40,
  label: "compare.tab",
  applies: (view) => view.scenarios.length > 1,
  state: {
    compare: {
      order: 10,
      start: null,
      spell: (pair) => (pair ? [["compare", pair.left], ["compare", pair.right]] : []),
      read(spelled, view) {
        const [left, right] = spelled.getAll("compare");
        if (!left || !right) return null;
        // Of a scenario that is not there nothing can be said, not that it does not differ.
        const known = view?.scenarios.map((one) => one.id) ?? [left, right];
        return known.includes(left) && known.includes(right) ? { left, right } : null;
      },
    },
  },
  build,
  words: {
    en: {
      "compare.title": "What differs",
      "compare.between": "{left} beside {right}",
      "compare.left": "First scenario",
      "compare.right": "Second scenario",
      "compare.showSame": "Show what is the same too",
      "compare.nothing": "Nothing said on this side",
      "compare.none": "The two scenarios do not differ in what is shown.",
      "compare.caption": "“{left}” beside “{right}”, topic by topic",
      "compare.tab": "Compare",
    },
    es: {
      "compare.title": "Qué cambia",
      "compare.between": "{left} frente a {right}",
      "compare.left": "Primer escenario",
      "compare.right": "Segundo escenario",
      "compare.showSame": "Mostrar también lo que no cambia",
      "compare.nothing": "De este lado no se dice nada",
      "compare.none": "En lo que se muestra, los dos escenarios no se diferencian.",
      "compare.caption": "«{left}» junto a «{right}», tema por tema",
      "compare.tab": "Comparar",
    },
  },
});

/**
 * @param {Context} context
 * @returns {Built}
 */
function build(context) {
  const node = el("div", { class: "compare" });
  let same = false;
  const update = () => {
    const { compare } = context.state;
    if (!compare) fill(node, invitation(context));
    else fill(node, sides(context, compare, same, (value) => {
      same = value;
      update();
    }));
  };
  return { node, update };
}

/** @param {Context} context */
function invitation(context) {
  const [left, right] = context.view.scenarios;
  return [
    el("p", { class: "lead" }, context.say("compare.between", { left: context.scenario(left?.id ?? ""), right: context.scenario(right?.id ?? "") })),
    el(
      "button",
      { type: "button", class: "primary", onclick: () => context.store.change(chooseWorld(context.state, context.view, DIFFERS)) },
      context.say("compare.title"),
    ),
  ];
}

/**
 * @param {Context} context
 * @param {Pair} pair
 * @param {boolean} same whether what is the same is shown too
 * @param {(same: boolean) => void} setSame
 */
function sides(context, pair, same, setSame) {
  const { left, right } = pair;
  const rows = context.shown.rows;
  const blocks = blocksOf(rows.filter((row) => same || row.status !== "same"));
  const count = context.differences;
  const heads = [left, right].map((id) => ({ id, label: context.scenario(id), colour: scenarioColour(context.scenarioPlace(id)) }));
  /** @type {Map<string | null, CompareBlock[]>} */
  const topics = new Map();
  for (const block of blocks) topics.set(block.topic, [...(topics.get(block.topic) ?? []), block]);
  // What both speak of comes first, as it can be read across.
  for (const ofTopic of topics.values()) ofTopic.sort((a, b) => Number(bothSpeak(b)) - Number(bothSpeak(a)));
  return [
    el("h2", { tabindex: -1 }, context.say("compare.title")),
    context.view.scenarios.length > 2 ? chooser(context, pair) : null,
    el(
      "ul",
      { class: "key" },
      heads.map(({ id, colour, label }) =>
        el(
          "li",
          {},
          lineSwatch({ colour, dash: context.legend.rhythms[context.scenarioPlace(id)] || null, width: 2.4 }),
          ` ${context.say("compare.only", { scenario: inSentence(label) })}`,
        ),
      ),
      el("li", {}, lineSwatch({ colour: "both", width: 2.4 }), ` ${context.say("compare.different")}`),
    ),
    el(
      "label",
      { class: "switch" },
      el("input", { type: "checkbox", role: "switch", checked: same, onchange: (event) => setSame(event.target.checked) }),
      el("span", {}, context.say("compare.showSame")),
    ),
    count === 0 ? el("p", {}, context.say("compare.none")) : null,
    el(
      "table",
      { class: "sides" },
      el("caption", {}, `${context.say("compare.count", { count })} · ${context.say("compare.caption", { left: inSentence(heads[0]?.label ?? ""), right: inSentence(heads[1]?.label ?? "") })}`),
      el("thead", {}, el("tr", {}, heads.map(({ label, colour }) => el("th", { scope: "col", class: `world ${colour}` }, label)))),
      [...topics].map(([topic, ofTopic]) =>
        el(
          "tbody",
          {},
          topics.size > 1 || topic ? el("tr", { class: "topic" }, el("th", { scope: "rowgroup", colspan: 2 }, context.topic(topic))) : null,
          ofTopic.flatMap((block) => [
            el("tr", { class: "about" }, el("th", { scope: "rowgroup", colspan: 2, dir: "auto" }, aboutOf(context, block, left, right))),
            el("tr", {}, cell(context, block, block.left), cell(context, block, block.right)),
          ]),
        ),
      ),
    ),
  ];
}

/**
 * @param {Context} context
 * @param {CompareBlock} block
 * @param {string} left
 * @param {string} right
 */
function aboutOf(context, block, left, right) {
  const [a, b] = entitiesOf(context.view, block.about, left, right).map((id) => context.name(id));
  return isRole(block.about) && a !== b ? `${a} | ${b}` : (a ?? "");
}

/** @param {CompareBlock} block */
function bothSpeak(block) {
  return block.left.length > 0 && block.right.length > 0;
}

/**
 * @param {Context} context
 * @param {CompareBlock} block
 * @param {RelationView[]} relations
 */
function cell(context, block, relations) {
  const different = bothSpeak(block);
  const place = context.scenarioPlace(relations[0]?.scenario ?? null);
  return el(
    "td",
    { class: different ? "different" : scenarioColour(place) },
    relations.length
      ? el("ul", { class: "plain" }, relations.map((relation) => el("li", {}, claimCard(context, relation, { plain: true }))))
      : el("span", { class: "nothing" }, el("span", { "aria-hidden": "true" }, "–"), el("span", { class: "hidden" }, context.say("compare.nothing"))),
  );
}

/**
 * @param {Context} context
 * @param {Pair} pair
 */
function chooser(context, pair) {
  return el(
    "div",
    { class: "row" },
    SIDES.map(([side, word]) =>
      el(
        "label",
        {},
        el("span", { class: "hidden" }, context.say(word)),
        el(
          "select",
          { onchange: (event) => context.store.change(chooseSide(context.state, side, event.target.value)) },
          context.view.scenarios.map((scenario) => el("option", { value: scenario.id, selected: scenario.id === pair[side] }, context.scenario(scenario.id))),
        ),
      ),
    ),
  );
}
