/** Legend, filter and counter in one: what there is, how it is drawn, how much of it is shown. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Built } from "../context/registry.mjs" */
/** @import { Section } from "../parts/legend.mjs" */

import { countKinds, countWords, documentCounter } from "../answers/counts.mjs";
import { el, fill } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";
import { ALWAYS } from "../data/lookups.mjs";
import { asksNothing, NOTHING } from "../data/query.mjs";
import { kindSwatch } from "../parts/cards.mjs";
import { askFor, buildSection } from "../parts/legend.mjs";
import { lineSwatch } from "../parts/swatches.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { leaveFocus, showEverything } from "../state/moves.mjs";

registerPanel({
  id: "explore",
  order: 10,
  label: "explore.tab",
  build,
  words: {
    en: {
      "legend.unsaid": "What the text does not say is not here; a missing line is no claim that there is no tie.",
      "filter.entityKinds": "Kinds of entity",
      "filter.relationKinds": "Kinds of relation",
      "filter.modality": "Sort of claim",
      "filter.certainty": "Certainty",
      "filter.holder": "Whose claim",
      "filter.scenario": "Scenario",
      "filter.topic": "Topic",
      "filter.basis": "Basis",
      "filter.negated": "Polarity",
      "filter.document": "Document",
      "filter.factsOnly": "Facts only",
      "filter.reset": "Show everything again",
      "filter.remove": "Remove the filter {label}",
      "legend.negated": "A bar across the line: claimed not to be so",
      "legend.size": "Size: number of relations",
      "explore.tab": "Explore",
    },
    es: {
      "legend.unsaid": "Lo que el texto no dice no está aquí: que falte una línea no significa que no haya un vínculo.",
      "filter.entityKinds": "Clases de entidad",
      "filter.relationKinds": "Clases de relación",
      "filter.modality": "Tipo de afirmación",
      "filter.certainty": "Certeza",
      "filter.holder": "Quién lo afirma",
      "filter.scenario": "Escenario",
      "filter.topic": "Tema",
      "filter.basis": "Fundamento",
      "filter.negated": "Sentido",
      "filter.document": "Documento",
      "filter.factsOnly": "Solo hechos",
      "filter.reset": "Volver a mostrar todo",
      "filter.remove": "Quitar el filtro {label}",
      "legend.negated": "Una barra sobre la línea: se niega que sea así",
      "legend.size": "Tamaño: número de relaciones",
      "explore.tab": "Explorar",
    },
  },
});

/**
 * @param {Context} context
 * @returns {Built}
 */
function build(context) {
  const sections = sectionsOf(context).filter((section) => section.rows.length > 1 || section.key === "filter.entityKinds");
  const built = sections.map((section) => buildSection(context, section));
  const facts = el("input", {
    type: "checkbox",
    role: "switch",
    onchange: () => askFor(context, { modality: facts.checked ? ["fact"] : [] }),
  });
  const reset = el(
    "button",
    { type: "button", class: "quiet", onclick: () => context.store.change(showEverything()) },
    context.say("filter.reset"),
  );
  const active = el("ul", { class: "active" });
  const node = el(
    "div",
    { class: "explore" },
    el("div", { class: "row spread" }, el("label", { class: "switch" }, facts, el("span", {}, context.say("filter.factsOnly"))), reset),
    active,
    built.map((section) => section.node),
    el("p", { class: "note" }, lineSwatch({ bar: true }), ` ${context.say("legend.negated")}`),
    el("p", { class: "note" }, context.say("legend.size")),
    el("p", { class: "note" }, context.say("legend.unsaid")),
  );
  return {
    node,
    update() {
      const { query } = context.state;
      facts.checked = query.modality.length === 1 && query.modality[0] === "fact";
      reset.disabled = asksNothing(query) && !context.state.focus;
      fill(active, otherFilters(context));
      active.hidden = active.children.length === 0;
      for (const section of built) section.update();
    },
  };
}

/**
 * What the query asks for that has no section of its own, each with a button that leaves it out.
 * @param {Context} context
 */
function otherFilters(context) {
  const { query, focus } = context.state;
  /** @type {{ label: string, without: () => void }[]} */
  const filters = [];
  for (const field of /** @type {const} */ (["source", "target", "entity"])) {
    for (const id of query[field])
      filters.push({
        label: `${context.field(field)}: ${context.name(id)}`,
        without: () => askFor(context, { [field]: query[field].filter((other) => other !== id) }),
      });
  }
  if (query.text !== null) filters.push({ label: `${context.field("text")}: ${query.text}`, without: () => askFor(context, { text: null }) });
  if (query.on !== null) filters.push({ label: `${context.field("on")}: ${context.date(query.on)}`, without: () => askFor(context, { on: null }) });
  if (focus)
    filters.push({
      label: context.say("caption.focus", { entity: context.name(focus.id), count: focus.depth }),
      without: () => context.store.change(leaveFocus()),
    });
  return filters.map(({ label, without }) =>
    el("li", {}, el("span", { dir: "auto" }, label), el("button", { type: "button", "aria-label": context.say("filter.remove", { label }), onclick: without }, "×")),
  );
}

/**
 * @param {Context} context
 * @returns {Section[]}
 */
function sectionsOf(context) {
  const { view } = context;
  /**
   * @param {"kind" | "scenario" | "topic" | "modality" | "certainty" | "holder" | "basis"} field
   * @param {string} key
   * @param {readonly string[] | null} order
   * @param {(word: string) => string} label
   * @param {(word: string) => Node | null} swatch
   * @returns {Section}
   */
  const byField = (field, key, order, label, swatch) => {
    const totals = countWords(context.view, field, null);
    const words = (order ?? [...totals.keys()].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1))).filter(
      (word) => totals.has(word),
    );
    return {
      key,
      rows: words.map((word) => ({ word, label: label(word), total: totals.get(word) ?? 0, swatch: swatch(word) })),
      asked: (query) => query[field],
      ask: (asked) => ({ [field]: asked }),
      count: () => countWords(context.view, field, context.shown.relation),
    };
  };
  return [
    byField("scenario", "filter.scenario", [ALWAYS, ...view.scenarios.map((one) => one.id)], (id) => context.scenario(id), (id) => {
      const place = context.scenarioPlace(id === ALWAYS ? null : id);
      return lineSwatch({ colour: scenarioColour(place), dash: place ? context.legend.rhythms[place] || null : null, width: 2.4 });
    }),
    byField("modality", "filter.modality", view.modalities, (word) => context.say(`modality.${word}`), (word) => lineSwatch({ dash: context.legend.dashes[word] || null })),
    byField("certainty", "filter.certainty", view.certainties, (word) => context.say(`certainty.${word}`), (word) => lineSwatch({ width: (context.legend.widths[word] ?? 2) * 1.2 })),
    entityKindSection(context),
    byField("kind", "filter.relationKinds", null, (kind) => context.relationKind(kind, "noun"), () => null),
    byField("topic", "filter.topic", view.topics.map((one) => one.id), (id) => context.topic(id), () => null),
    byField("holder", "filter.holder", null, (id) => capital(context.holder(id)), () => null),
    byField("basis", "filter.basis", null, (word) => context.say(`basis.${word}`), () => null),
    polaritySection(context),
    documentSection(context),
  ];
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/**
 * Whether something is claimed to be so, or not to be so.
 * @param {Context} context
 * @returns {Section}
 */
function polaritySection(context) {
  const totals = countWords(context.view, "negated", null);
  return {
    key: "filter.negated",
    rows: ["false", "true"]
      .filter((word) => totals.get(word))
      .map((word) => ({
        word,
        label: context.say(`negated.${word}`),
        total: totals.get(word) ?? 0,
        swatch: lineSwatch({ bar: word === "true" }),
      })),
    asked: ({ negated }) => (negated === null ? [] : [String(negated)]),
    ask: (asked) => ({ negated: asked.length === 1 && asked[0] !== NOTHING ? asked[0] === "true" : null }),
    count: () => countWords(context.view, "negated", context.shown.relation),
  };
}

/**
 * The documents that claims are cited from.
 * @param {Context} context
 * @returns {Section}
 */
function documentSection(context) {
  const { documents } = context.view;
  const count = documentCounter(context.view);
  const totals = documents.length > 1 ? count(null) : new Map();
  return {
    key: "filter.document",
    rows: documents
      .filter((one) => totals.get(one.id))
      .map((one) => ({ word: one.id, label: one.title, total: totals.get(one.id) ?? 0, swatch: null })),
    asked: (query) => query.document,
    ask: (asked) => ({ document: asked }),
    count: () => count(context.shown.relation),
  };
}

/**
 * Kinds of entity: both ends of a relation must be of a kind that is wanted.
 * @param {Context} context
 * @returns {Section}
 */
function entityKindSection(context) {
  const { view } = context;
  const totals = countKinds(view, null);
  const kinds = view.entity_kinds.filter((kind) => totals.has(kind.kind));
  return {
    key: "filter.entityKinds",
    rows: kinds.map(({ kind }) => ({
      word: kind,
      label: capital(context.entityKind(kind, "plural")),
      total: totals.get(kind) ?? 0,
      swatch: kindSwatch(context, kind),
    })),
    asked: (query) => {
      const asked = query.source_kind.length ? query.source_kind : query.target_kind;
      return asked.length ? [...asked, ...view.entity_kinds.filter((kind) => asked.includes(kind.kind)).flatMap((kind) => kind.includes)] : asked;
    },
    ask: (asked) => {
      // A kind asks for its sub-kinds too: it can be asked for only where all of them are wanted.
      const kept = asked.filter((word) =>
        (context.entityKinds.get(word)?.includes ?? []).every((sub) => !totals.has(sub) || asked.includes(sub)),
      );
      const words = kept.length || !asked.length ? kept : [NOTHING];
      return { source_kind: words, target_kind: words };
    },
    count: () => countKinds(view, context.shown.entity),
  };
}
