/** Legend, filter and counter in one: what there is, how it is drawn, how much of it is shown. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Built } from "../context/registry.mjs" */
/** @import { View } from "../data/types.mjs" */
/** @import { Section } from "../parts/legend.mjs" */

/** @typedef {Section & { fields: readonly string[] }} Asking a section with the fields of a query that it asks for */

import { countDocuments, countKinds, countWords } from "../answers/counts.mjs";
import { voicesFound } from "../answers/voices.mjs";
import { el } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";
import { ALWAYS, lookupsOf } from "../data/lookups.mjs";
import { asksNothing, NOTHING } from "../data/query.mjs";
import { kindSwatch } from "../parts/cards.mjs";
import { furtherFilters } from "../parts/further-filters.mjs";
import { askFor, buildSection } from "../parts/legend.mjs";
import { timeFilter } from "../parts/time-filter.mjs";
import { lineSwatch } from "../parts/swatches.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { showEverything } from "../state/moves.mjs";

/** What is asked for of the kinds of entities. */
const BOTH_ENDS = ["source_kind", "target_kind"];

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
      "filter.further": "Further filters",
      "filter.dateForm": "2025, 2025-12, …",
      "filter.addName": "Search for a name",
      "filter.field": "Choose a field",
      "filter.leaveOut": "Leave out",
      "filter.ofTheText": "As in the text",
      "filter.factsOnly": "Facts only",
      "filter.reset": "Show everything again",
      "time.title": "Time",
      "time.band": "When the dated claims hold",
      "time.clear": "Any time",
      "time.none": "any time",
      "time.value": "{date}: {claims}",
      "time.note": "The higher, the more claims are dated to that time. Click or draw to choose it, or use the arrow keys.",
      "time.open": "Timeline",
      "time.from": "From",
      "time.form": "e.g. 2025-12",
      "time.to": "To",
      "time.holding": "Claims that hold",
      "time.saidBand": "When the dated documents were said",
      "time.saidValue": "{date}: {documents}",
      "legend.negated": "A bar across the line: claimed not to be so",
      "legend.size": "In the free picture the larger has more relations.",
      "explore.tab": "Filters",
    },
    es: {
      "legend.unsaid": "Lo que el texto no dice no está aquí: que falte una línea no significa que no haya un vínculo.",
      "filter.entityKinds": "Clases de entidad",
      "filter.relationKinds": "Clases de relación",
      "filter.further": "Más filtros",
      "filter.dateForm": "2025, 2025-12…",
      "filter.addName": "Busque un nombre",
      "filter.field": "Elija un campo",
      "filter.leaveOut": "Sin contar",
      "filter.ofTheText": "Como en el texto",
      "filter.factsOnly": "Solo hechos",
      "filter.reset": "Volver a mostrar todo",
      "time.title": "Tiempo",
      "time.band": "Cuándo rigen las afirmaciones con fecha",
      "time.clear": "Cualquier fecha",
      "time.none": "cualquier fecha",
      "time.value": "{date}: {claims}",
      "time.note": "Más alto: más afirmaciones de ese tiempo. Haga clic o arrastre para elegirlo, o use las flechas.",
      "time.open": "Línea de tiempo",
      "time.from": "Desde",
      "time.form": "p. ej. 2025-12",
      "time.to": "Hasta",
      "time.holding": "Afirmaciones que rigen",
      "time.saidBand": "Cuándo se dijeron los documentos con fecha",
      "time.saidValue": "{date}: {documents}",
      "legend.negated": "Una barra sobre la línea: se niega que sea así",
      "legend.size": "En la disposición libre, lo más grande tiene más relaciones.",
      "explore.tab": "Filtros",
    },
  },
});

/**
 * @param {Context} context
 * @returns {Built}
 */
function build(context) {
  const sections = sectionsOf(context).filter(({ fields, rows }) => rows.length > 1 || fields === BOTH_ENDS);
  const built = sections.map((section) => buildSection(context, section));
  const time = timeFilter(context);
  const further = furtherFilters(context);
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
  const node = el(
    "div",
    { class: "explore" },
    el("div", { class: "row spread" }, el("label", { class: "switch" }, facts, el("span", {}, context.say("filter.factsOnly"))), reset),
    built.map((section) => section.node),
    time?.node,
    further.node,
    context.view.relations.some(({ negated }) => negated) ? el("p", { class: "note" }, lineSwatch({ bar: true }), ` ${context.say("legend.negated")}`) : null,
    el("p", { class: "note" }, context.say("legend.size")),
    el("p", { class: "note" }, context.say("legend.unsaid")),
  );
  return {
    node,
    update() {
      const { query } = context.state;
      facts.checked = query.modality.length === 1 && query.modality[0] === "fact";
      reset.disabled = asksNothing(query) && !context.state.focus && !context.state.filter;
      for (const section of built) section.update();
      time?.update();
      further.update();
    },
  };
}

/**
 * @param {Context} context
 * @returns {Asking[]}
 */
function sectionsOf(context) {
  const { view } = context;
  /**
   * @param {"kind" | "scenario" | "topic" | "modality" | "certainty" | "voice" | "holder" | "basis"} field
   * @param {readonly string[] | null} order
   * @param {(word: string) => string} label
   * @param {(word: string) => Node | null} swatch
   * @returns {Asking}
   */
  const byField = (field, order, label, swatch) => {
    const totals = countWords(context.view, field, null);
    const words = (order ?? [...totals.keys()].sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0) || (a < b ? -1 : 1))).filter(
      (word) => totals.has(word),
    );
    return {
      fields: [field],
      title: context.asked(field),
      rows: words.map((word) => ({ word, label: label(word), total: totals.get(word) ?? 0, swatch: swatch(word) })),
      asked: (query) => query[field],
      ask: (asked) => ({ [field]: asked }),
      count: () => countWords(context.view, field, context.shown.relation),
    };
  };
  return [
    byField("scenario", [ALWAYS, ...view.scenarios.map((one) => one.id)], (id) => context.scenario(id), (id) => {
      const place = context.scenarioPlace(id === ALWAYS ? null : id);
      return lineSwatch({ colour: scenarioColour(place), dash: place ? context.legend.rhythms[place] || null : null, width: 2.4 });
    }),
    byField("modality", view.modalities, (word) => context.say(`modality.${word}`), (word) => lineSwatch({ dash: context.legend.dashes[word] || null })),
    byField("certainty", view.certainties, (word) => context.say(`certainty.${word}`), () => null),
    entityKindSection(context),
    { ...byField("kind", null, (kind) => context.relationKind(kind, "noun"), () => null), title: context.say("filter.relationKinds") },
    byField("topic", view.topics.map((one) => one.id), (id) => context.topic(id), () => null),
    { ...byField("voice", null, (id) => capital(context.voice(id)), () => null), asked: ({ voice }) => voicesFound(view, voice) },
    ...(holdersDiffer(view) ? [byField("holder", null, (id) => capital(context.holder(id)), () => null)] : []),
    byField("basis", null, (word) => context.say(`basis.${word}`), () => null),
    polaritySection(context),
    documentSection(context),
  ];
}

/**
 * Whether the holders, as the data name them, tell apart otherwise than the voices do: "the author" is several.
 * @param {View} view
 */
function holdersDiffer(view) {
  const lookups = lookupsOf(view);
  return lookups.column("holder").words.length !== lookups.column("voice").words.length;
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/**
 * Whether something is claimed to be so, or not to be so.
 * @param {Context} context
 * @returns {Asking}
 */
function polaritySection(context) {
  const totals = countWords(context.view, "negated", null);
  return {
    fields: ["negated"],
    title: context.asked("negated"),
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
 * @returns {Asking}
 */
function documentSection(context) {
  const { documents } = context.view;
  const totals = documents.length > 1 ? countDocuments(context.view, null) : new Map();
  return {
    fields: ["document"],
    title: context.asked("document"),
    rows: documents
      .filter((one) => totals.get(one.id))
      .map((one) => ({ word: one.id, label: context.document(one.id), total: totals.get(one.id) ?? 0, swatch: null })),
    asked: (query) => query.document,
    ask: (asked) => ({ document: asked }),
    count: () => countDocuments(context.view, context.shown.relation),
  };
}

/**
 * Kinds of entity: both ends of a relation must be of a kind that is wanted.
 * @param {Context} context
 * @returns {Asking}
 */
function entityKindSection(context) {
  const { view } = context;
  const totals = countKinds(view, null);
  const kinds = view.entity_kinds.filter((kind) => totals.has(kind.kind));
  return {
    fields: BOTH_ENDS,
    title: context.say("filter.entityKinds"),
    rows: kinds.map(({ kind }) => ({
      word: kind,
      label: capital(context.entityKind(kind, "plural")),
      total: totals.get(kind) ?? 0,
      swatch: kindSwatch(context, kind),
    })),
    asked: (query) => {
      // Where the ends are asked for apart, this section asks nothing.
      const asked = String(query.source_kind) === String(query.target_kind) ? query.source_kind : [];
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
