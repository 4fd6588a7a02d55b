/** Legend, filter and counter in one: what there is, how it is drawn, how much of it is shown. */

/** @import { Desk } from "./desk.mjs" */
/** @import { Query } from "./types.mjs" */

import { kindSwatch } from "./cards.mjs";
import { el, fill } from "./dom.mjs";
import { ALWAYS, indexed } from "./indexed.mjs";
import { asksNothing, queryOf } from "./query.mjs";
import { lineSwatch } from "./swatches.mjs";
import { scenarioColour } from "./tints.mjs";

/** A word that nothing has: what a filter asks for when none of its words is wanted. */
export const NOTHING = "-";
const SHORT = 8;
/** How many rows a section has at most: nobody reads a legend of a thousand. */
const MOST_ROWS = 200;

/**
 * @typedef {object} Row
 * @property {string} word
 * @property {string} label
 * @property {number} total
 * @property {Node | null} swatch
 */

/**
 * @typedef {object} Section
 * @property {string} key of its title
 * @property {Row[]} rows
 * @property {(query: Query) => string[]} asked the words that the query asks for; none: all
 * @property {(words: string[]) => Partial<Query>} ask
 * @property {() => Map<string, number>} count how many of each are shown
 * @property {string} [help]
 */

/**
 * @param {Desk} desk
 * @returns {{ node: HTMLElement, update: () => void }}
 */
export function explorePanel(desk) {
  const sections = sectionsOf(desk).filter((section) => section.rows.length > 1 || section.key === "filter.entityKinds");
  const built = sections.map((section) => buildSection(desk, section));
  const facts = el("input", {
    type: "checkbox",
    role: "switch",
    onchange: () => ask(desk, { modality: facts.checked ? ["fact"] : [] }),
  });
  const reset = el(
    "button",
    { type: "button", class: "quiet", onclick: () => desk.store.change({ query: queryOf(), focus: null }) },
    desk.say("filter.reset"),
  );
  const active = el("ul", { class: "active" });
  const node = el(
    "div",
    { class: "explore" },
    el("div", { class: "row spread" }, el("label", { class: "switch" }, facts, el("span", {}, desk.say("filter.factsOnly"))), reset),
    active,
    built.map((section) => section.node),
    el("p", { class: "note" }, lineSwatch({ bar: true }), ` ${desk.say("legend.negated")}`),
    el("p", { class: "note" }, desk.say("legend.size")),
    el("p", { class: "note" }, desk.say("caption.unsaid")),
  );
  return {
    node,
    update() {
      const { query } = desk.state;
      facts.checked = query.modality.length === 1 && query.modality[0] === "fact";
      reset.disabled = asksNothing(query) && !desk.state.focus;
      fill(active, otherFilters(desk));
      active.hidden = active.children.length === 0;
      for (const section of built) section.update();
    },
  };
}

/**
 * What the query asks for that has no section of its own, each with a button that leaves it out.
 * @param {Desk} desk
 */
function otherFilters(desk) {
  const { query, focus } = desk.state;
  /** @type {{ label: string, without: () => void }[]} */
  const filters = [];
  for (const field of /** @type {const} */ (["source", "target", "entity"])) {
    for (const id of query[field])
      filters.push({
        label: `${desk.say(`field.${field}`)}: ${desk.name(id)}`,
        without: () => ask(desk, { [field]: query[field].filter((other) => other !== id) }),
      });
  }
  if (query.text !== null) filters.push({ label: `${desk.say("field.text")}: ${query.text}`, without: () => ask(desk, { text: null }) });
  if (query.on !== null) filters.push({ label: `${desk.say("field.on")}: ${desk.date(query.on)}`, without: () => ask(desk, { on: null }) });
  if (focus)
    filters.push({
      label: desk.say("caption.focus", { entity: desk.name(focus.id), count: focus.depth }),
      without: () => desk.store.change({ focus: null }),
    });
  return filters.map(({ label, without }) =>
    el("li", {}, el("span", { dir: "auto" }, label), el("button", { type: "button", "aria-label": desk.say("filter.remove", { label }), onclick: without }, "×")),
  );
}

/**
 * @param {Desk} desk
 * @param {Partial<Query>} part
 */
function ask(desk, part) {
  desk.store.change({ query: queryOf({ ...desk.state.query, ...part }) });
}

/**
 * @param {Desk} desk
 * @param {Section} section
 */
function buildSection(desk, section) {
  const rows = section.rows.slice(0, MOST_ROWS);
  const words = section.rows.map((row) => row.word);
  /** @param {string[]} wanted */
  const choose = (wanted) => ask(desk, section.ask(wanted.length === words.length ? [] : wanted.length ? wanted : [NOTHING]));
  const chosen = () => {
    const asked = section.asked(desk.state.query);
    return asked.length ? words.filter((word) => asked.includes(word)) : words;
  };
  const built = rows.map((row) => {
    const box = el("input", {
      type: "checkbox",
      onchange: () => choose(words.filter((word) => (word === row.word ? box.checked : chosen().includes(word)))),
    });
    const shown = el("span", { class: "shown" });
    const bar = el("span", { class: "bar", "aria-hidden": "true" });
    const node = el(
      "li",
      {},
      el(
        "label",
        {},
        box,
        row.swatch,
        el("span", { class: "label", dir: "auto" }, row.label),
        el("span", { class: "count" }, shown, bar),
      ),
      el(
        "button",
        { type: "button", class: "only", "aria-label": desk.say("filter.only", { label: row.label }), onclick: () => choose([row.word]) },
        desk.say("filter.onlyShort"),
      ),
    );
    return { row, box, shown, bar, node };
  });
  const more = built.slice(SHORT + 2).length ? built.slice(SHORT) : [];
  for (const one of more) one.node.classList.add("rest");
  const list = el("ul", {}, built.map((one) => one.node));
  const expander = more.length
    ? el(
        "button",
        {
          type: "button",
          class: "quiet more",
          "aria-expanded": "false",
          onclick: () => {
            const open = expander?.getAttribute("aria-expanded") !== "true";
            expander?.setAttribute("aria-expanded", String(open));
            list.classList.toggle("open", open);
            if (expander) fill(expander, open ? desk.say("filter.fewer") : desk.say("filter.more", { count: more.length }));
          },
        },
        desk.say("filter.more", { count: more.length }),
      )
    : null;
  const title = desk.say(section.key);
  const node = el(
    "fieldset",
    {},
    el("legend", {}, el("span", {}, title)),
    el(
      "div",
      { class: "choices" },
      el("button", { type: "button", class: "quiet", "aria-label": `${title}: ${desk.say("filter.all")}`, onclick: () => choose(words) }, desk.say("filter.all")),
      el("button", { type: "button", class: "quiet", "aria-label": `${title}: ${desk.say("filter.none")}`, onclick: () => choose([]) }, desk.say("filter.none")),
    ),
    list,
    expander,
  );
  return {
    node,
    update() {
      const counts = section.count();
      const on = new Set(chosen());
      for (const { row, box, shown, bar } of built) {
        const count = counts.get(row.word) ?? 0;
        box.checked = on.has(row.word);
        const words = desk.say("filter.count", { shown: count, total: row.total });
        if (shown.textContent === words) continue;
        fill(shown, words);
        bar.style.setProperty("--part", String(row.total ? count / row.total : 0));
      }
    },
  };
}

/**
 * @param {Desk} desk
 * @returns {Section[]}
 */
function sectionsOf(desk) {
  const { view } = desk;
  /**
   * @param {"kind" | "scenario" | "topic" | "modality" | "certainty" | "holder" | "basis"} field
   * @param {string} key
   * @param {readonly string[] | null} order
   * @param {(word: string) => string} label
   * @param {(word: string) => Node | null} swatch
   * @returns {Section}
   */
  const byField = (field, key, order, label, swatch) => {
    const totals = countColumn(desk, field, null);
    const words = (order ?? [...totals.keys()].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1))).filter(
      (word) => totals.has(word),
    );
    return {
      key,
      rows: words.map((word) => ({ word, label: label(word), total: totals.get(word) ?? 0, swatch: swatch(word) })),
      asked: (query) => query[field],
      ask: (asked) => ({ [field]: asked }),
      count: () => countColumn(desk, field, desk.shown.relation),
    };
  };
  return [
    byField("scenario", "filter.scenario", [ALWAYS, ...view.scenarios.map((one) => one.id)], (id) => desk.scenario(id), (id) => {
      const place = desk.scenarioPlace(id === ALWAYS ? null : id);
      return lineSwatch({ colour: scenarioColour(place), dash: place ? desk.legend.rhythms[place] || null : null, width: 2.4 });
    }),
    byField("modality", "filter.modality", view.modalities, (word) => desk.say(`modality.${word}`), (word) => lineSwatch({ dash: desk.legend.dashes[word] || null })),
    byField("certainty", "filter.certainty", view.certainties, (word) => desk.say(`certainty.${word}`), (word) => lineSwatch({ width: (desk.legend.widths[word] ?? 2) * 1.2 })),
    entityKindSection(desk),
    byField("kind", "filter.relationKinds", null, (kind) => desk.relationKind(kind, "noun"), () => null),
    byField("topic", "filter.topic", view.topics.map((one) => one.id), (id) => desk.topic(id), () => null),
    byField("holder", "filter.holder", null, (id) => capital(desk.holder(id)), () => null),
    byField("basis", "filter.basis", null, (word) => desk.say(`basis.${word}`), () => null),
    polaritySection(desk),
    documentSection(desk),
  ];
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/**
 * Whether something is claimed to be so, or not to be so.
 * @param {Desk} desk
 * @returns {Section}
 */
function polaritySection(desk) {
  const totals = countColumn(desk, "negated", null);
  return {
    key: "filter.negated",
    rows: ["false", "true"]
      .filter((word) => totals.get(word))
      .map((word) => ({
        word,
        label: desk.say(`negated.${word}`),
        total: totals.get(word) ?? 0,
        swatch: lineSwatch({ bar: word === "true" }),
      })),
    asked: ({ negated }) => (negated === null ? [] : [String(negated)]),
    ask: (asked) => ({ negated: asked.length === 1 && asked[0] !== NOTHING ? asked[0] === "true" : null }),
    count: () => countColumn(desk, "negated", desk.shown.relation),
  };
}

/**
 * The documents that claims are cited from.
 * @param {Desk} desk
 * @returns {Section}
 */
function documentSection(desk) {
  const { documents, relations } = desk.view;
  const places = new Map(documents.map(({ id }, place) => [id, place]));
  // Most claims have one citation: the first document of each, and apart from them what few cite besides.
  const first = new Int32Array(relations.length).fill(-1);
  /** @type {{ place: number, document: number }[]} */
  const further = [];
  for (let place = 0; documents.length > 1 && place < relations.length; place++) {
    const evidence = relations[place]?.evidence ?? [];
    first[place] = places.get(evidence[0]?.document ?? "") ?? -1;
    if (evidence.length < 2) continue;
    for (const document of new Set(evidence.map((citation) => places.get(citation.document) ?? -1)))
      if (document !== first[place]) further.push({ place, document });
  }
  /** @param {Uint8Array | null} mask only these */
  const count = (mask) => {
    const counts = new Uint32Array(documents.length);
    /** @param {number} document */
    const add = (document) => {
      if (document >= 0) counts[document] = (counts[document] ?? 0) + 1;
    };
    for (let place = 0; place < first.length; place++) if (!mask || mask[place]) add(first[place] ?? -1);
    for (const { place, document } of further) if (!mask || mask[place]) add(document);
    return new Map(documents.map(({ id }, place) => [id, counts[place] ?? 0]));
  };
  const totals = documents.length > 1 ? count(null) : new Map();
  return {
    key: "filter.document",
    rows: documents
      .filter((one) => totals.get(one.id))
      .map((one) => ({ word: one.id, label: one.title, total: totals.get(one.id) ?? 0, swatch: null })),
    asked: (query) => query.document,
    ask: (asked) => ({ document: asked }),
    count: () => count(desk.shown.relation),
  };
}

/**
 * Kinds of entity: both ends of a relation must be of a kind that is wanted.
 * @param {Desk} desk
 * @returns {Section}
 */
function entityKindSection(desk) {
  const { view } = desk;
  /** @type {Map<string, number>} */
  const totals = new Map();
  for (const entity of view.entities) totals.set(entity.kind, (totals.get(entity.kind) ?? 0) + 1);
  const kinds = view.entity_kinds.filter((kind) => totals.has(kind.kind));
  return {
    key: "filter.entityKinds",
    rows: kinds.map(({ kind }) => ({
      word: kind,
      label: capital(desk.entityKind(kind, "other")),
      total: totals.get(kind) ?? 0,
      swatch: kindSwatch(desk, kind),
    })),
    asked: (query) => {
      const asked = query.source_kind.length ? query.source_kind : query.target_kind;
      return asked.length ? [...asked, ...view.entity_kinds.filter((kind) => asked.includes(kind.kind)).flatMap((kind) => kind.includes)] : asked;
    },
    ask: (asked) => {
      // A kind asks for its sub-kinds too: it can be asked for only where all of them are wanted.
      const kept = asked.filter((word) =>
        (desk.entityKinds.get(word)?.includes ?? []).every((sub) => !totals.has(sub) || asked.includes(sub)),
      );
      const words = kept.length || !asked.length ? kept : [NOTHING];
      return { source_kind: words, target_kind: words };
    },
    count: () => {
      /** @type {Map<string, number>} */
      const counts = new Map();
      const { entity } = desk.shown;
      for (let place = 0; place < entity.length; place++) {
        const kind = view.entities[place]?.kind;
        if (entity[place] && kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      }
      return counts;
    },
  };
}

/**
 * How many relations have each word of a field.
 * @param {Desk} desk
 * @param {string} field
 * @param {Uint8Array | null} mask only these
 * @returns {Map<string, number>}
 */
function countColumn(desk, field, mask) {
  const { codes, words } = indexed(desk.view).column(field);
  const counts = new Uint32Array(words.length);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? -1;
    if (code >= 0 && (!mask || mask[at])) counts[code] = (counts[code] ?? 0) + 1;
  }
  return new Map(words.map((word, code) => [word, counts[code] ?? 0]));
}
