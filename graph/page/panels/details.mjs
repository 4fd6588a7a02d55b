/** What is selected: an entity with its relations, a relation with its fields, or a path between two. */

/** @import { Children } from "../base/dom.mjs" */
/** @import { Context } from "../context/context.mjs" */
/** @import { Built, Host } from "../context/registry.mjs" */
/** @import { Direction, EntityView, RelationView } from "../data/types.mjs" */
/** @import { Changes } from "../state/state.mjs" */

import { citationLine, citationText } from "../answers/citation.mjs";
import { heldBy } from "../answers/counts.mjs";
import { el, fill } from "../base/dom.mjs";
import { registerPanel } from "../context/registry.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { tiedAs } from "../data/ties.mjs";
import { cameOf } from "../parts/came.mjs";
import { claimCard, claimLine, entityButton, entitySwatch } from "../parts/cards.mjs";
import { companySections } from "../parts/company-sections.mjs";
import { pathDetails } from "../parts/chain.mjs";
import { disclaimerOf, isWeb } from "../parts/credits.mjs";
import { fieldList, ownFields, said } from "../parts/fields.mjs";
import { headed, verbOf } from "../parts/headings.mjs";
import { searchBox } from "../parts/search-box.mjs";
import { tell } from "../parts/told.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { connect, focusOn, leaveFocus, leaveRelation, openTab, showHeld, showInTable } from "../state/moves.mjs";
import { toggleHidden } from "../state/picture-moves.mjs";

/** How many claims of an entity are listed at most: the table has the rest. */
const MOST = 60;

/** @type {Record<string, string>} what identifiers of well-known schemes are called */
const SCHEMES = { "iso3166-1": "scheme.country", "iso3166-2": "scheme.region" };

/** @type {[direction: Direction, word: string][]} */
const DIRECTIONS = [
  ["both", "focus.both"],
  ["out", "focus.out"],
  ["in", "focus.in"],
];

registerPanel({
  id: "details",
  mode: null,
  order: 70,
  label: "details.title",
  state: {
    path: {
      order: 30,
      start: null,
      spell: (path) => (path ? [["path", path.from], ["path", path.to], ...(path.chain ? [/** @type {[string, string]} */ (["chain", String(path.chain + 1)])] : [])] : []),
      read(spelled) {
        const [from, to] = spelled.getAll("path");
        const chain = Number(spelled.get("chain")) - 1;
        return from && to ? { from, to, ...(Number.isInteger(chain) && chain > 0 ? { chain } : {}) } : null;
      },
    },
  },
  build,
  words: {
    en: {
      "details.title": "Details",
      "scheme.country": "Country code",
      "scheme.region": "Region code",
      "details.empty": "Select an entity or a relation in the picture, the table or the search.",
      "details.noRelations": "No relation of it is shown.",
      "details.moreRelations": { one: "{count} more is hidden by the filters.", other: "{count} more are hidden by the filters." },
      "details.evidence": "Where it stands",
      "details.noEvidence": "No citation is given.",
      "details.passage": "In the text",
      "details.connect": "How is it connected to …?",
      "details.showInTable": "Show in the table",
      "details.hide": "Leave out of the picture",
      "details.unhide": "Show in the picture again",
      "details.held": { one: "Show {count} claim of its own", other: "Show {count} claims of its own" },
      "details.standsFor": "plays a part in “{scenario}”",
      "focus.title": "Neighbourhood",
      "focus.direction": "Direction",
      "focus.both": "Both ways",
      "focus.out": "Outwards",
      "focus.in": "Inwards",
      "path.title": "How are they connected?",
      "path.choose": "Choose a second entity",
      "path.swap": "Swap the two",
      "path.found": { one: "{from} and {to} are directly connected.", other: "{from} and {to} are {count} steps apart." },
      "path.chains": { one: "One chain is as short as can be.", other: "{count} chains are equally short:" },
      "path.more": { one: "{count} more chain is as short.", other: "{count} more chains are as short." },
      "path.manyMore": "More than {count} further chains are as short.",
      "path.none": "No chain of relations connects {from} and {to}.",
      "path.same": "Choose two different entities.",
      "path.leave": "Leave the path",
      "path.denied": { one: "One claim that denies a tie was left out:", other: "{count} claims that deny a tie were left out:" },
      "path.barredWorlds": "There are chains, but each joins claims of scenarios that exclude each other.",
      "path.barredTimes": "There are chains, but each joins claims of times that have no day in common.",
      "path.barredBoth": "There are chains, but each joins claims of scenarios that exclude each other, or of times that have no day in common.",
      "details.copyCitation": "Copy citation",
      "details.coder": "read by {coder}",
      "error.unknownEntity": "There is no entity “{id}” here.",
      "error.unknownRelation": "There is no relation “{id}” here.",
      "details.bestConnected": "Best connected",
      "details.restInTable": { one: "{count} more is in the table.", other: "{count} more are in the table." },
      "focus.everything": "Not narrowed",
    },
    es: {
      "details.title": "Detalle",
      "scheme.country": "Código de país",
      "scheme.region": "Código de región",
      "details.empty": "Seleccione una entidad o una relación en el gráfico, en la tabla o en la búsqueda.",
      "details.noRelations": "No se muestra ninguna de sus relaciones.",
      "details.moreRelations": { one: "Los filtros ocultan {count} más.", other: "Los filtros ocultan {count} más." },
      "details.evidence": "Dónde se dice",
      "details.noEvidence": "No se indica ninguna cita.",
      "details.passage": "En el texto",
      "details.connect": "¿Qué la conecta con…?",
      "details.showInTable": "Mostrar en la tabla",
      "details.hide": "Quitar del gráfico",
      "details.unhide": "Volver a mostrar en el gráfico",
      "details.held": { one: "Mostrar {count} afirmación suya", other: "Mostrar {count} afirmaciones suyas" },
      "details.standsFor": "tiene un papel en «{scenario}»",
      "focus.title": "Entorno",
      "focus.direction": "Dirección",
      "focus.both": "En ambos sentidos",
      "focus.out": "Hacia afuera",
      "focus.in": "Hacia adentro",
      "path.title": "¿Cómo se conectan?",
      "path.choose": "Elija una segunda entidad",
      "path.swap": "Intercambiar",
      "path.found": { one: "{from} tiene una relación directa con {to}.", other: "De {from} a {to} hay {count} pasos." },
      "path.chains": { one: "Un camino es el más corto.", other: "{count} caminos son igual de cortos:" },
      "path.more": { one: "Hay {count} camino más igual de corto.", other: "Hay {count} caminos más igual de cortos." },
      "path.manyMore": "Hay más de {count} otros caminos igual de cortos.",
      "path.none": "Ninguna cadena de relaciones conecta a {from} con {to}.",
      "path.same": "Elija dos entidades distintas.",
      "path.leave": "Salir del camino",
      "path.denied": { one: "No se tomó en cuenta una afirmación que niega un vínculo:", other: "No se tomaron en cuenta {count} afirmaciones que niegan un vínculo:" },
      "path.barredWorlds": "Hay caminos, pero cada uno une afirmaciones de escenarios que se excluyen.",
      "path.barredTimes": "Hay caminos, pero cada uno une afirmaciones de épocas sin un día en común.",
      "path.barredBoth": "Hay caminos, pero cada uno une afirmaciones de escenarios que se excluyen, o de épocas sin un día en común.",
      "details.copyCitation": "Copiar cita",
      "details.coder": "lectura de {coder}",
      "error.unknownEntity": "Aquí no hay ninguna entidad «{id}».",
      "error.unknownRelation": "Aquí no hay ninguna relación «{id}».",
      "details.bestConnected": "Lo más conectado",
      "details.restInTable": { one: "{count} más está en la tabla.", other: "{count} más están en la tabla." },
      "focus.everything": "Sin acotar",
    },
  },
});

/**
 * @param {Context} context
 * @param {Host} host
 * @returns {Built}
 */
function build(context, { copy }) {
  const node = el("div", { class: "details" });
  let subject = "";
  let returning = false;
  /** @type {Map<string, number>} how far each subject was scrolled when it was left */
  const left = new Map();
  const back = () => {
    returning = true;
    context.store.change(leaveRelation(context.state));
    returning = false;
  };
  return {
    node,
    update() {
      const { entity, relation, path } = context.state;
      // Another chain between the same two is read where this one was.
      const next = JSON.stringify(relation ?? (path ? [path.from, path.to] : { entity }));
      const changed = next !== subject;
      if (changed) left.set(subject, node.parentElement?.scrollTop ?? 0);
      subject = next;
      const claim = relation === null ? undefined : context.relation(relation);
      const thing = entity === null ? undefined : context.entity(entity);
      if (claim) fill(node, backToPath(context, back), claimDetails(context, claim, copy));
      else if (path) fill(node, pathDetails(context, path.from, path.to));
      else if (thing) fill(node, entityDetails(context, thing));
      else if (relation || entity)
        fill(node, el("p", {}, relation ? context.say("error.unknownRelation", { id: relation }) : context.say("error.unknownEntity", { id: entity ?? "" })));
      else fill(node, nothingSelected(context));
      if (changed) node.parentElement?.scrollTo(0, returning ? (left.get(subject) ?? 0) : 0);
    },
  };
}

/**
 * @param {Context} context
 * @param {() => void} back
 */
function backToPath(context, back) {
  if (!context.state.path && !context.state.question && !context.state.entity) return null;
  return el("button", { type: "button", class: "quiet", onclick: back }, `← ${context.say("action.back")}`);
}

/** @param {Context} context */
function nothingSelected(context) {
  const best = Array.from(lookupsOf(context.view).byDegree.subarray(0, 12), (place) => context.view.entities[place]).filter((entity) => entity !== undefined);
  return [
    el("p", { class: "lead" }, context.say("details.empty")),
    el("h2", { class: "small" }, context.say("details.bestConnected")),
    el(
      "ul",
      { class: "plain" },
      best.map((entity) => el("li", {}, entityButton(context, entity.id), el("span", { class: "faint" }, ` ${context.say("count.relations", { count: entity.degree })}`))),
    ),
  ];
}

/**
 * @param {Context} context
 * @param {EntityView} entity
 * @returns {Children}
 */
export function entityDetails(context, entity) {
  const place = lookupsOf(context.view).entityPlaces.get(entity.id) ?? -1;
  const all = Array.from(lookupsOf(context.view).around(place));
  const shown = all.filter((at) => context.shown.relation[at]);
  const claims = shown.map((at) => context.view.relations[at]).filter((relation) => relation !== undefined);
  const sorted = [...headed(context, entity, claims)].sort(([a, as], [b, bs]) => bs.length - as.length || a.localeCompare(b));
  let left = MOST;
  const hidden = all.length - shown.length;
  const stands = context.sideOf(entity.id);
  // It may speak of much that it has no part in.
  const held = heldBy(context.view, entity.id);
  /** @type {(word: string, move: () => Changes) => HTMLElement} */
  const button = (word, move) => el("button", { type: "button", class: "quiet", onclick: () => context.store.change(move()) }, context.say(word, { count: held }));
  return [
    el("p", { class: "kicker" }, entitySwatch(context, entity), ` ${context.entityKind(entity.kind)}`,
      stands ? el("span", { class: `world ${scenarioColour(stands)}` }, ` · ${context.say("details.standsFor", { scenario: context.scenario(context.view.scenarios[stands - 1]?.id ?? null) })}`) : null),
    el("h2", { dir: "auto", tabindex: -1 }, context.name(entity.id)),
    entity.summary ? tell("p", { class: "lead" }, context.told(entity.summary, entity.summaries)) : null,
    fieldList([
      ...(context.name(entity.id) === entity.name ? [] : [said(context, "name", entity.name)]),
      ...(entity.aliases.length ? [said(context, "aliases", entity.aliases.join(" · "))] : []),
      ...ownFields(context, context.entityKinds.get(entity.kind)?.fields ?? [], entity.fields),
      ...Object.entries(entity.identifiers).map(([scheme, id]) => ({ label: context.say(SCHEMES[scheme] ?? "") || scheme.replaceAll("_", " "), value: id })),
    ]),
    focusControls(context, entity),
    connectControl(context, entity),
    el("h3", {}, context.say("count.relations", { count: shown.length })),
    el("div", { class: "row" }, shown.length > 1 ? button("details.showInTable", () => showInTable(context.state, entity.id)) : null,
      held > 0 ? button("details.held", () => showHeld(entity.id)) : null,
      button(context.state.hidden.includes(entity.id) ? "details.unhide" : "details.hide", () => toggleHidden(context.state, entity.id))),
    hidden > 0 ? el("p", { class: "note" }, context.say("details.moreRelations", { count: hidden })) : null,
    shown.length === 0 ? el("p", { class: "note" }, context.say("details.noRelations")) : null,
    sorted.map(([label, relations]) => {
      const part = relations.slice(0, Math.max(0, left));
      left -= part.length;
      if (part.length === 0) return null;
      return el(
        "section",
        { class: "group" },
        el("h4", {}, label, el("span", { class: "faint" }, ` · ${relations.length}`)),
        el("ul", { class: "plain" }, part.map((relation) =>
          el("li", {}, el("div", { class: "other" }, othersOf(context, entity, relation).map((id) => entityButton(context, id))), claimCard(context, relation)))),
      );
    }),
    shown.length > MOST ? el("p", { class: "note" }, context.say("details.restInTable", { count: shown.length - MOST })) : null,
  ];
}

/**
 * The ends of a claim besides an entity: both, where it is only named in a field, or only speaks.
 * @param {Context} context
 * @param {EntityView} entity
 * @param {RelationView} relation
 */
function othersOf({ view }, { id }, relation) {
  const as = tiedAs(view, relation, id);
  return as === "source" ? [relation.target] : as === "target" ? [relation.source] : [relation.source, relation.target];
}

/**
 * @param {Context} context
 * @param {EntityView} entity
 */
function focusControls(context, entity) {
  const { focus } = context.state;
  const here = focus?.id === entity.id ? focus : null;
  /** @param {{ depth?: number, direction?: Direction }} how */
  const set = (how) => context.store.change(focusOn(context.state, entity.id, how));
  const name = "focus-depth";
  return el(
    "fieldset",
    { class: "focus" },
    el("legend", {}, context.say("focus.title")),
    el(
      "div",
      { class: "row" },
      [0, 1, 2, 3].map((depth) =>
        el(
          "label",
          { class: "pill" },
          el("input", {
            type: "radio",
            name,
            checked: (here?.depth ?? 0) === depth,
            onchange: () => (depth ? set({ depth }) : context.store.change(leaveFocus())),
          }),
          el("span", {}, depth ? context.say("count.steps", { count: depth }) : context.say("focus.everything")),
        ),
      ),
    ),
    here
      ? el(
          "label",
          { class: "row" },
          el("span", {}, context.say("focus.direction")),
          el(
            "select",
            { onchange: (event) => set({ direction: event.target.value }) },
            DIRECTIONS.map(([direction, word]) => el("option", { value: direction, selected: here.direction === direction }, context.say(word))),
          ),
        )
      : null,
  );
}

/**
 * @param {Context} context
 * @param {EntityView} entity
 */
function connectControl(context, entity) {
  const { node } = searchBox(context, {
    label: context.say("details.connect"),
    placeholder: context.say("path.choose"),
    types: ["entity"],
    choose: (hit) => context.store.change(connect(entity.id, hit.id)),
  });
  return node;
}

/**
 * @param {Context} context
 * @param {RelationView} relation
 * @param {Host["copy"]} copy
 */
function claimDetails(context, relation, copy) {
  return [
    el("p", { class: "kicker" }, claimLine(context, relation), ` ${context.relationKind(relation.kind, "noun")}`),
    tell("h2", { class: "statement", tabindex: -1 }, context.sentence(relation)),
    el(
      "p",
      { class: "ends" },
      entityButton(context, relation.source),
      el("span", { class: "verb" }, ` ${verbOf(context, relation)} `),
      entityButton(context, relation.target),
    ),
    fieldList([
      ...(context.view.scenarios.length ? [said(context, "scenario", context.condition(relation), `world ${scenarioColour(context.scenarioPlace(relation.scenario))}`)] : []),
      said(context, "modality", `${context.say(`modality.${relation.modality}`)} – ${context.say(`modalityHelp.${relation.modality}`)}`),
      said(context, "certainty", context.say(`certainty.${relation.certainty}`)),
      said(context, "negated", context.say(`negated.${relation.negated}`)),
      said(context, "voice", voiceOf(context, relation)),
      ...(relation.topic ? [said(context, "topic", context.topic(relation.topic))] : []),
      ...(relation.date ? [said(context, "date", context.date(relation.date))] : []),
      ...(relation.start ? [said(context, "start", context.date(relation.start))] : []),
      ...(relation.end ? [said(context, "end", context.date(relation.end))] : []),
      ...ownFields(context, context.relationKinds.get(relation.kind)?.fields ?? [], relation.fields),
      said(context, "basis", context.say(`basis.${relation.basis}`)),
      ...(relation.note ? [said(context, "note", tell("span", {}, context.told(relation.note, relation.notes)))] : []),
    ]),
    [cameOf(context, relation), companySections(context, relation), el("h3", {}, context.say("details.evidence"))],
    relation.evidence.length
      ? el(
          "ul",
          { class: "plain evidence" },
          relation.evidence.map((citation) =>
            el(
              "li",
              {},
              citation.quote ? el("blockquote", { dir: "auto" }, citation.quote) : null,
              el("span", { dir: "auto" }, citationLine(context.words, context.view, citation)),
              citation.url && isWeb(citation.url) ? el("a", { href: citation.url, rel: "noreferrer" }, context.say("citation.open")) : null,
              citation.coder ? el("small", {}, context.say("details.coder", { coder: citation.coder })) : null,
              disclaimerOf(context, citation.document),
            ),
          ),
        )
      : el("p", {}, context.say("details.noEvidence")),
    el(
      "div",
      { class: "row" },
      el("button", { type: "button", onclick: () => copy(citationText(context.words, context.view, relation, context.link, context.since(relation)), context.say("share.copied")) }, context.say("details.copyCitation")),
      context.view.passages.length && relation.evidence.length
        ? el("button", { type: "button", onclick: () => context.store.change(openTab("text")) }, context.say("details.passage"))
        : null,
    ),
  ];
}

/**
 * Whose claim it is: an entity, which can be gone to, or whoever else speaks.
 * @param {Context} context
 * @param {RelationView} relation
 */
function voiceOf(context, { voice }) {
  return context.entity(voice) ? entityButton(context, voice) : context.voice(voice);
}
