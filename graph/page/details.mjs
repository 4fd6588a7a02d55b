/** What is selected: an entity with its relations, a relation with its fields, or a path between two. */

/** @import { Desk } from "./desk.mjs" */
/** @import { Children } from "./dom.mjs" */
/** @import { Direction, EntityView, RelationView } from "./types.mjs" */

import { claimCard, claimLine, conditionOf, entityButton, entitySwatch, inReadingOrder } from "./cards.mjs";
import { citationLine, citationText } from "./citation.mjs";
import { ranked } from "./crowd.mjs";
import { el, fill } from "./dom.mjs";
import { finder } from "./finder.mjs";
import { indexed } from "./indexed.mjs";
import { queryOf } from "./query.mjs";
import { around } from "./scene.mjs";
import { scenarioColour } from "./tints.mjs";

/** @typedef {(text: string, done: string) => void} Copy */

const MOST = 60;

/**
 * @param {Desk} desk
 * @param {Copy} copy
 * @returns {{ node: HTMLElement, update: () => void }}
 */
export function detailsPanel(desk, copy) {
  const node = el("div", { class: "details" });
  let subject = "";
  let returning = false;
  /** @type {Map<string, number>} how far each subject was scrolled when it was left */
  const left = new Map();
  const back = () => {
    returning = true;
    desk.store.change({ relation: null, ...(desk.state.question ? { tab: "questions" } : {}) });
    returning = false;
  };
  return {
    node,
    update() {
      const { entity, relation, path } = desk.state;
      const next = JSON.stringify(relation ?? path ?? { entity });
      const changed = next !== subject;
      if (changed) left.set(subject, node.parentElement?.scrollTop ?? 0);
      subject = next;
      const claim = relation === null ? undefined : desk.relation(relation);
      const thing = entity === null ? undefined : desk.entity(entity);
      if (claim) fill(node, backToPath(desk, back), claimDetails(desk, claim, copy));
      else if (path) fill(node, pathDetails(desk, path.from, path.to));
      else if (thing) fill(node, entityDetails(desk, thing));
      else if (relation || entity)
        fill(node, el("p", {}, relation ? desk.say("error.unknownRelation", { id: relation }) : desk.say("error.unknownEntity", { id: entity ?? "" })));
      else fill(node, nothingSelected(desk));
      if (changed) node.parentElement?.scrollTo(0, returning ? (left.get(subject) ?? 0) : 0);
    },
  };
}

/**
 * @param {Desk} desk
 * @param {() => void} back
 */
function backToPath(desk, back) {
  if (!desk.state.path && !desk.state.question && !desk.state.entity) return null;
  return el("button", { type: "button", class: "quiet", onclick: back }, `← ${desk.say("action.back")}`);
}

/** @param {Desk} desk */
function nothingSelected(desk) {
  const best = Array.from(ranked(desk.view).subarray(0, 12), (place) => desk.view.entities[place]).filter((entity) => entity !== undefined);
  return [
    el("p", { class: "lead" }, desk.say("details.empty")),
    el("h2", { class: "small" }, desk.say("details.bestConnected")),
    el(
      "ul",
      { class: "plain" },
      best.map((entity) => el("li", {}, entityButton(desk, entity.id), el("span", { class: "faint" }, ` ${desk.say("count.relations", { count: entity.degree })}`))),
    ),
  ];
}

/**
 * @param {Desk} desk
 * @param {EntityView} entity
 * @returns {Children}
 */
function entityDetails(desk, entity) {
  const place = indexed(desk.view).ordinals.get(entity.id) ?? -1;
  const all = Array.from(around(desk.view, place));
  const shown = all.filter((edge) => desk.shown.relation[edge]);
  const claims = shown.map((edge) => desk.view.relations[edge]).filter((relation) => relation !== undefined);
  const sorted = [...headed(desk, entity, inReadingOrder(desk.view, claims))].sort(([a, as], [b, bs]) => bs.length - as.length || a.localeCompare(b));
  let left = MOST;
  const hidden = all.length - shown.length;
  const stands = desk.standsFor.get(entity.id);
  return [
    el("p", { class: "kicker" }, entitySwatch(desk, entity), ` ${desk.entityKind(entity.kind)}`,
      stands ? el("span", { class: `world ${scenarioColour(stands)}` }, ` · ${desk.say("details.standsFor", { scenario: desk.scenario(desk.view.scenarios[stands - 1]?.id ?? null) })}`) : null),
    el("h2", { dir: "auto", tabindex: -1 }, desk.name(entity.id)),
    entity.summary ? el("p", { class: "lead", dir: "auto" }, entity.summary) : null,
    fieldList(desk, [
      ...(desk.name(entity.id) === entity.name ? [] : [["name", entity.name]]),
      ...(entity.aliases.length ? [["aliases", entity.aliases.join(" · ")]] : []),
      ...Object.entries(entity.fields),
      ...Object.entries(entity.identifiers),
    ]),
    focusControls(desk, entity),
    connectControl(desk, entity),
    el("h3", {}, desk.say("count.relations", { count: shown.length })),
    shown.length > 1
      ? el(
          "button",
          { type: "button", class: "quiet", onclick: () => desk.store.change({ query: queryOf({ ...desk.state.query, entity: entity.id }), tab: "table" }) },
          desk.say("details.showInTable"),
        )
      : null,
    hidden > 0 ? el("p", { class: "note" }, desk.say("details.moreRelations", { count: hidden })) : null,
    shown.length === 0 ? el("p", { class: "note" }, desk.say("details.noRelations")) : null,
    sorted.map(([label, relations]) => {
      const part = relations.slice(0, Math.max(0, left));
      left -= part.length;
      if (part.length === 0) return null;
      return el(
        "section",
        { class: "group" },
        el("h4", {}, label, el("span", { class: "faint" }, ` · ${relations.length}`)),
        el("ul", { class: "plain" }, part.map((relation) =>
          el("li", {}, el("div", { class: "other" }, entityButton(desk, relation.source === entity.id ? relation.target : relation.source)), claimCard(desk, relation)))),
      );
    }),
    shown.length > MOST ? el("p", { class: "note" }, desk.say("details.restInTable", { count: shown.length - MOST })) : null,
  ];
}

/**
 * An entity's claims under headings, which assert no more than the claims do: "leads" where all of them are facts, else
 * "Leadership".
 * @param {Desk} desk
 * @param {EntityView} entity
 * @param {RelationView[]} relations
 * @returns {Map<string, RelationView[]>}
 */
function headed(desk, entity, relations) {
  const labelOf = (/** @type {RelationView} */ { kind, source }) => desk.relationKind(kind, source === entity.id ? "forward" : "inverse");
  const unsure = new Set(relations.filter((one) => one.modality !== "fact" || one.certainty !== "certain" || one.negated).map(labelOf));
  /** @type {Map<string, RelationView[]>} */
  const groups = new Map();
  for (const relation of relations) {
    const label = labelOf(relation);
    const heading = unsure.has(label) ? nounOf(desk, relation.kind, label) : label;
    const group = groups.get(heading);
    if (group) group.push(relation);
    else groups.set(heading, [relation]);
  }
  return groups;
}

/**
 * What a kind of relation is called without asserting it. A dataset's own kinds have no such word: their label is quoted.
 * @param {Desk} desk
 * @param {string} kind
 * @param {string} label
 */
function nounOf(desk, kind, label) {
  return Object.hasOwn(desk.words, `relationKind.${kind}.noun`) ? desk.relationKind(kind, "noun") : desk.say("details.quoted", { label });
}

/**
 * @param {Desk} desk
 * @param {EntityView} entity
 */
function focusControls(desk, entity) {
  const { focus } = desk.state;
  const here = focus?.id === entity.id ? focus : null;
  /** @param {Partial<{ depth: number, direction: Direction }>} change */
  const set = (change) => {
    desk.store.change({ focus: { id: entity.id, depth: here?.depth ?? 1, direction: here?.direction ?? "both", ...change } });
  };
  const name = "focus-depth";
  return el(
    "fieldset",
    { class: "focus" },
    el("legend", {}, desk.say("focus.title")),
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
            onchange: () => (depth ? set({ depth }) : desk.store.change({ focus: null })),
          }),
          el("span", {}, depth ? desk.say("count.steps", { count: depth }) : desk.say("focus.everything")),
        ),
      ),
    ),
    here
      ? el(
          "label",
          { class: "row" },
          el("span", {}, desk.say("focus.direction")),
          el(
            "select",
            { onchange: (event) => set({ direction: event.target.value }) },
            /** @type {Direction[]} */ (["both", "out", "in"]).map((direction) =>
              el("option", { value: direction, selected: here.direction === direction }, desk.say(`focus.${direction}`)),
            ),
          ),
        )
      : null,
  );
}

/**
 * @param {Desk} desk
 * @param {EntityView} entity
 */
function connectControl(desk, entity) {
  const { node } = finder(desk, {
    label: desk.say("details.connect"),
    placeholder: desk.say("path.choose"),
    types: ["entity"],
    choose: (hit) => desk.store.change({ path: { from: entity.id, to: hit.id }, relation: null, question: null }),
  });
  return node;
}

/**
 * @param {Desk} desk
 * @param {string} from
 * @param {string} to
 */
function pathDetails(desk, from, to) {
  const steps = desk.shown.path;
  const values = { from: desk.name(from), to: desk.name(to), count: steps?.length ?? 0 };
  return [
    el("p", { class: "kicker" }, desk.say("path.title")),
    el(
      "h2",
      { tabindex: -1, dir: "auto" },
      from === to ? desk.say("path.same") : steps?.length ? desk.say("path.found", values) : desk.say("path.none", values),
    ),
    el(
      "div",
      { class: "row" },
      el("button", { type: "button", class: "quiet", onclick: () => desk.store.change({ path: { from: to, to: from } }) }, desk.say("path.swap")),
      el("button", { type: "button", class: "quiet", onclick: () => desk.store.change({ path: null }) }, desk.say("path.leave")),
    ),
    steps?.length
      ? el(
          "ol",
          { class: "chain" },
          el("li", { class: "stop" }, entityButton(desk, from)),
          steps.flatMap((step) => [
            el("li", { class: "hop" }, el("span", { class: "verb" }, desk.relationKind(step.relation.kind, step.forward ? "forward" : "inverse")), claimCard(desk, step.relation)),
            el("li", { class: "stop" }, entityButton(desk, step.to)),
          ]),
        )
      : null,
  ];
}

/**
 * @param {Desk} desk
 * @param {RelationView} relation
 * @param {Copy} copy
 */
function claimDetails(desk, relation, copy) {
  const verb = desk.relationKind(relation.kind);
  return [
    el("p", { class: "kicker" }, claimLine(desk, relation), ` ${desk.relationKind(relation.kind, "noun")}`),
    el("h2", { class: "statement", dir: "auto", tabindex: -1 }, relation.statement),
    el(
      "p",
      { class: "ends" },
      entityButton(desk, relation.source),
      el("span", { class: "verb" }, relation.negated ? ` ${desk.say("negated.mark")}: ${verb} ` : ` ${verb} `),
      entityButton(desk, relation.target),
    ),
    fieldList(desk, [
      ["scenario", conditionOf(desk, relation), `world ${scenarioColour(desk.scenarioPlace(relation.scenario))}`],
      ["modality", `${desk.say(`modality.${relation.modality}`)} – ${desk.say(`modalityHelp.${relation.modality}`)}`],
      ["certainty", desk.say(`certainty.${relation.certainty}`)],
      ["negated", desk.say(`negated.${relation.negated}`)],
      ["holder", desk.holder(relation.holder)],
      ...(relation.topic ? [["topic", desk.topic(relation.topic)]] : []),
      ...(relation.date ? [["date", desk.date(relation.date)]] : []),
      ...(relation.start ? [["start", desk.date(relation.start)]] : []),
      ...(relation.end ? [["end", desk.date(relation.end)]] : []),
      ...Object.entries(relation.fields),
      ["basis", desk.say(`basis.${relation.basis}`)],
      ...(relation.note ? [["note", relation.note]] : []),
    ]),
    el("h3", {}, desk.say("details.evidence")),
    relation.evidence.length
      ? el(
          "ul",
          { class: "plain evidence" },
          relation.evidence.map((citation) =>
            el(
              "li",
              {},
              citation.quote ? el("blockquote", { dir: "auto" }, citation.quote) : null,
              el("span", { dir: "auto" }, citationLine(desk.words, desk.view, citation)),
            ),
          ),
        )
      : el("p", {}, desk.say("details.noEvidence")),
    el(
      "div",
      { class: "row" },
      el("button", { type: "button", onclick: () => copy(citationText(desk.words, desk.view, relation), desk.say("share.copied")) }, desk.say("share.citation")),
      desk.view.passages.length && relation.evidence.length
        ? el("button", { type: "button", onclick: () => desk.store.change({ tab: "text" }) }, desk.say("details.passage"))
        : null,
    ),
  ];
}

/**
 * @param {Desk} desk
 * @param {any[]} fields name, value and, if need be, a class
 */
function fieldList(desk, fields) {
  if (fields.length === 0) return null;
  return el(
    "dl",
    {},
    fields.flatMap(([name, value, style]) => [el("dt", {}, fieldName(desk, name)), el("dd", { dir: "auto", class: style }, fieldValue(desk, name, value))]),
  );
}

/**
 * @param {Desk} desk
 * @param {string} name
 */
function fieldName(desk, name) {
  const key = `field.${name}`;
  const label = desk.say(key);
  return label === key ? name.replaceAll("_", " ") : label;
}

/**
 * @param {Desk} desk
 * @param {string} name
 * @param {unknown} value
 */
function fieldValue(desk, name, value) {
  if (typeof value === "boolean") return desk.say(value ? "value.yes" : "value.no");
  if (typeof value !== "string") return String(value);
  if (desk.entity(value)) return entityButton(desk, value);
  const key = `value.${name}.${value}`;
  const label = desk.say(key);
  return label === key ? value : label;
}
