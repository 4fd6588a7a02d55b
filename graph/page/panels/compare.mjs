/**
 * Two scenarios side by side: what both speak of and differ in first; what only one speaks of is silence on the other
 * side, no difference, and is folded under its topic.
 */

/** @import { Matters } from "../answers/comparison.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { Built, Host } from "../context/registry.mjs" */
/** @import { CompareBlock, RelationView } from "../data/types.mjs" */
/** @import { Pair } from "../state/state.mjs" */

import { briefOf } from "../answers/brief.mjs";
import { citationsText } from "../answers/citation.mjs";
import { countMatters, eitherWay, mattersOf } from "../answers/comparison.mjs";
import { BYTE_ORDER_MARK, comparisonCsv } from "../answers/files.mjs";
import { el, fill } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";
import { silenceOf } from "../parts/brief-words.mjs";
import { aboutName } from "../parts/about.mjs";
import { scenarioMark } from "../parts/came.mjs";
import { claimCard } from "../parts/cards.mjs";
import { matterCounts } from "../parts/matter-counts.mjs";
import { matterIndex } from "../parts/matter-index.mjs";
import { saveFile, savedWords } from "../parts/save-file.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { wordField } from "../state/address.mjs";
import { chooseSide, chooseWorld, readAbout } from "../state/moves.mjs";
import { NO_TOPIC } from "../state/state.mjs";
import { DIFFERS, firstPair } from "../state/worlds.mjs";
import { inSentence } from "../words/language.mjs";

/** @type {[side: "left" | "right", word: string][]} */
const SIDES = [
  ["left", "compare.left"],
  ["right", "compare.right"],
];
/** How many names a fold says. */
const NAMED = 4;

registerPanel({
  id: "compare",
  mode: "compare",
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
        // Who comes to compare is shown a comparison.
        if (!left || !right) return view && spelled.get("tab") === "compare" ? firstPair(view) : null;
        // Of a scenario that is not there nothing can be said, not that it does not differ.
        const known = view?.scenarios.map((one) => one.id) ?? [left, right];
        return known.includes(left) && known.includes(right) ? { left, right } : null;
      },
    },
    about: wordField("about", 46),
  },
  build,
  words: {
    en: {
      "compare.title": "What differs",
      "compare.between": "{left} beside {right}",
      "compare.left": "First scenario",
      "compare.right": "Second scenario",
      "compare.alike": { one: "{count} matter is the same on both sides.", other: "{count} matters are the same on both sides." },
      "compare.caption": "{left}, either way, and {right}, topic by topic",
      "compare.draw": "Draw it",
      "compare.sheet": "Spreadsheet",
      "compare.tab": "Compare",
    },
    es: {
      "compare.title": "Qué cambia",
      "compare.between": "{left} frente a {right}",
      "compare.left": "Primer escenario",
      "compare.right": "Segundo escenario",
      "compare.alike": { one: "De {count} asunto se dice lo mismo en ambos.", other: "De {count} asuntos se dice lo mismo en ambos." },
      "compare.caption": "{left}, en todo caso, y {right}, tema por tema",
      "compare.draw": "Dibujarlo",
      "compare.sheet": "Planilla",
      "compare.tab": "Comparar",
    },
  },
});

/**
 * @param {Context} context
 * @param {Host} host
 * @returns {Built}
 */
function build(context, { copy }) {
  const node = el("div", { class: "compare" });
  /** @type {Set<string>} the folds that are open */
  const open = new Set();
  return {
    node,
    update() {
      const { compare } = context.state;
      fill(node, compare ? new Sides(context, compare, open, copy).parts() : invitation(context));
    },
  };
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

class Sides {
  /**
   * @param {Context} context
   * @param {Pair} pair
   * @param {Set<string>} open the folds that are open
   * @param {Host["copy"]} copy
   */
  constructor(context, pair, open, copy) {
    this.context = context;
    this.pair = pair;
    this.open = open;
    this.copy = copy;
    this.topics = mattersOf(context.view, context.shown.rows);
    this.heads = [pair.left, pair.right].map((id) => ({ id, label: context.scenario(id), colour: scenarioColour(context.scenarioPlace(id)) }));
  }

  parts() {
    const { context, topics } = this;
    const { matter, about } = context.state;
    const shown = this.#narrowed();
    const counts = countMatters(shown);
    const narrowed = about !== null ? aboutName(context, about, this.pair) : matter === null ? null : context.topic(matter === NO_TOPIC ? null : matter);
    return [
      context.view.scenarios.length > 2 ? this.#chooser() : null,
      el("h2", { class: "counts", tabindex: -1 }, matterCounts(context, counts, this.heads, narrowed)),
      this.#alike(shown.flatMap(({ same }) => same)),
      counts.differ + counts.left + counts.right > 0 ? el("p", { class: "note" }, context.say("compare.note")) : null,
      this.#actions(),
      el("div", { class: "columns" }, matterIndex(context, topics, this.heads), this.#table(shown)),
    ];
  }

  /** The topics that are shown: all, or the one that is read; of them what is about the matter that is read. */
  #narrowed() {
    const { matter, about } = this.context.state;
    /** @param {CompareBlock[]} blocks */
    const kept = (blocks) => (about === null ? blocks : blocks.filter((block) => block.about === about));
    return this.topics
      .filter(({ topic }) => matter === null || matter === (topic ?? NO_TOPIC))
      .map(({ topic, differ, same, left, right }) => ({ topic, differ: kept(differ), same: kept(same), left: kept(left), right: kept(right) }));
  }

  /** What can be done with what is shown. */
  #actions() {
    const { context, pair, copy } = this;
    const { view, words } = context;
    const title = this.heads.map(({ label }) => label).join(" | ");
    const cited = () => this.#narrowed().flatMap(({ differ, left, right }) => [...differ, ...left, ...right].flatMap((block) => [...block.left, ...block.right]));
    const saved = () => saveFile(context, "csv", "text/csv", BYTE_ORDER_MARK + comparisonCsv(view, this.#narrowed(), pair.left, pair.right));
    return el(
      "p",
      { class: "row actions" },
      el("button", { type: "button", class: "quiet", onclick: () => copy(citationsText(words, view, title, cited(), context.link, context.since), context.say("share.copied")) }, context.say("citation.citeAll")),
      el("button", { type: "button", class: "quiet", onclick: () => context.announce(savedWords(context, saved())) }, context.say("compare.sheet")),
      el("button", { type: "button", class: "quiet", onclick: () => window.print() }, context.say("share.print")),
    );
  }

  /** @param {Matters[]} topics */
  #table(topics) {
    const { context, heads, pair } = this;
    const about = context.state.about;
    const [left, right] = heads.map(({ label }) => label);
    const shown = topics.filter(({ differ, left: a, right: b }) => differ.length + a.length + b.length > 0);
    return el(
      "table",
      { class: "sides" },
      el("caption", { class: "hidden" }, context.say("compare.caption", { left: left ?? "", right: inSentence(right ?? "") })),
      el(
        "thead",
        {},
        el(
          "tr",
          {},
          el("th", { scope: "col", class: `world ${heads[0]?.colour}` }, left, scenarioMark(context, pair.left)),
          el("th", { scope: "col", class: "either" }, context.scenario(null)),
          el("th", { scope: "col", class: `world ${heads[1]?.colour}` }, right, scenarioMark(context, pair.right)),
        ),
      ),
      shown.map((of) =>
        el(
          "tbody",
          {},
          el("tr", { class: "topic" }, el("th", { scope: "rowgroup", colspan: 3 }, context.topic(of.topic))),
          of.differ.flatMap((block) => this.#block(block)),
          of.left.length + of.right.length ? this.#folds(of, about !== null || context.state.matter !== null) : null,
        ),
      ),
    );
  }

  /** @param {CompareBlock} block */
  #block(block) {
    const { context, pair, heads } = this;
    const either = eitherWay(context.view, block, pair.left, pair.right);
    const chosen = context.state.about === block.about;
    return [
      el(
        "tr",
        { class: "about" },
        el(
          "th",
          { scope: "rowgroup", colspan: 3, dir: "auto" },
          el("button", { type: "button", "aria-pressed": String(chosen), title: context.say("compare.draw"), onclick: () => context.store.change(readAbout(chosen ? null : block.about)) }, this.#aboutOf(block)),
        ),
      ),
      el("tr", {}, this.#cell(block.left, heads[0]), this.#cell(either, null), this.#cell(block.right, heads[1])),
    ];
  }

  /** @param {CompareBlock} block */
  #aboutOf({ about }) {
    return aboutName(this.context, about, this.pair);
  }

  /**
   * @param {RelationView[]} relations
   * @param {{ label: string, colour: string } | null | undefined} head null: what holds either way
   */
  #cell(relations, head) {
    const { context } = this;
    if (relations.length === 0) return el("td", { class: "either" });
    return el(
      "td",
      { class: head ? head.colour : "either" },
      el("span", { class: "side-name", "aria-hidden": "true" }, head ? head.label : context.scenario(null)),
      el("ul", { class: "plain" }, relations.map((relation) => el("li", {}, claimCard(context, relation, { plain: true })))),
    );
  }

  /**
   * What only one side speaks of, folded.
   * @param {Matters} of
   * @param {boolean} unfolded
   */
  #folds({ topic, left, right }, unfolded) {
    const { context, heads, open } = this;
    return el(
      "tr",
      { class: "one-sided" },
      [left, right].flatMap((blocks, side) => {
        const { label = "", colour = "" } = heads[side] ?? {};
        const key = `${topic} ${side}`;
        const fold = blocks.length
          ? el(
              "details",
              { open: unfolded || open.has(key), ontoggle: (event) => (event.target.open ? open.add(key) : open.delete(key)) },
              el("summary", {}, el("strong", {}, context.say("compare.oneSided", { count: blocks.length, scenario: inSentence(label) })), el("small", {}, this.#named(blocks))),
              el("ul", { class: "plain" }, blocks.flatMap((block) => [...block.left, ...block.right]).map((relation) => el("li", {}, claimCard(context, relation, { plain: true })))),
            )
          : el("span", { class: "silent" }, silenceOf(context, label));
        const cell = el("td", { class: colour }, fold);
        return side === 0 ? [cell, this.#eitherOf(topic)] : [cell];
      }),
    );
  }

  /**
   * What holds either way of a topic that is read alone: the claims that the brief rests on.
   * @param {string | null} topic
   */
  #eitherOf(topic) {
    const { context } = this;
    const cell = context.state.matter === null ? undefined : briefOf(context.view).find((row) => row.topic === topic)?.cells.at(-1);
    return this.#cell(cell?.findings.length ? cell.drawn : [], null);
  }

  /** @param {CompareBlock[]} blocks */
  #named(blocks) {
    const names = blocks.slice(0, NAMED).map((block) => this.#aboutOf(block));
    return `${names.join(" · ")}${blocks.length > NAMED ? "\u00a0…" : ""}`;
  }

  /**
   * What both sides say alike, folded.
   * @param {CompareBlock[]} blocks
   */
  #alike(blocks) {
    const { context } = this;
    if (blocks.length === 0) return null;
    const claims = blocks.flatMap(({ left, right }) => [...left, ...right]);
    return el(
      "details",
      { class: "alike" },
      el("summary", {}, context.say("compare.alike", { count: blocks.length })),
      el("ul", { class: "plain" }, claims.map((relation) => el("li", {}, claimCard(context, relation)))),
    );
  }

  #chooser() {
    const { context, pair } = this;
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
}
