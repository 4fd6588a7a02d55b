/** Which drawing the picture shows: a part by itself, the whole by topics, or neither, where it lies free. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Subject } from "../answers/subject.mjs" */
/** @import { Spot } from "../data/moved.mjs" */
/** @import { Drawing, Thing } from "../picture/drawing.mjs" */
/** @import { Speech } from "../picture/zones.mjs" */

import { hasBrief, isWhole } from "../answers/brief.mjs";
import { campsOf, visible } from "../answers/camps.mjs";
import { isDebated } from "../answers/debate.mjs";
import { firstMatter, hasSubject, subjectOf, WHOLE, wholeOf, withLines } from "../answers/subject.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { aboutName } from "../parts/about.mjs";
import { narrowedTitle } from "../parts/chips.mjs";
import { lineAt, namesTitle, verbWithFields } from "../parts/headings.mjs";
import { pointTitle, voicedLineAt } from "../parts/points.mjs";
import { namedBy, roleOf } from "../parts/roles.mjs";
import { apart } from "../picture/apart.mjs";
import { scenarioColour } from "../picture/colours.mjs";
import { saysAll } from "../picture/drawing.mjs";
import { lanes } from "../picture/lanes.mjs";
import { measureText } from "../picture/paint.mjs";
import { rails } from "../picture/rails.mjs";
import { tally } from "../picture/tally.mjs";
import { twoSides } from "../picture/two-sides.mjs";
import { emptyCaption } from "./caption.mjs";
import { ALL_NAMED } from "./scene.mjs";
import { modeOf } from "../state/address.mjs";
import { NO_TOPIC } from "../state/state.mjs";
import { inSentence } from "../words/language.mjs";

/** Of fewer pixels the two sides are rails. */
const NARROW = 600;
/** Beside these panels what is read is laid out by itself, and not shown in the whole. */
const BESIDE = ["table", "timeline"];
/** A graph of more relations opens free: by topics it would be counts alone. */
const MOST_BY_TOPIC = 3000;

/** @typedef {"topics" | "apart" | "free"} Manner how the picture is laid out */
/** @typedef {{ width: number, height: number, fits?: boolean }} Room `fits`: a part by itself is not to be higher */

/**
 * The mode that the page is in.
 * @param {Context} context
 */
export function modeNow({ view, state }) {
  return modeOf(state) ?? (hasBrief(view) || isDebated(view) ? "read" : "explore");
}

/** @type {WeakMap<import("../state/state.mjs").State, Subject | null>} what is read in a state, found once */
const SUBJECTS = new WeakMap();

/**
 * What is read; of a tiny graph all of it.
 * @param {Context} context
 */
export function subjectNow({ view, state, shown }) {
  let subject = SUBJECTS.get(state);
  if (subject === undefined) {
    subject = subjectOf(view, state, shown) ?? (readsWhole(view, shown) ? wholeOf(view, state, shown) : null);
    SUBJECTS.set(state, subject);
  }
  return subject;
}

/**
 * How the picture is laid out, and in which ways it can be. What is laid out by itself is not found for that.
 * @param {Context} context
 * @returns {{ manner: Manner, ways: Manner[] }}
 */
export function mannerNow(context) {
  const { view, state, shown } = context;
  const apart = hasSubject(view, state, shown) || readsWhole(view, shown);
  const explores = modeNow(context) === "explore";
  // On a phone the whole graph is too small to be read: there it is a choice.
  const wide = (globalThis.innerWidth ?? Infinity) >= NARROW;
  // What few claims filters leave of many names is read sooner by itself.
  const few = apart && shown.relations <= WHOLE && view.entities.length > ALL_NAMED;
  const free = explores && wide && !isTiny(view) && !few && !(BESIDE.includes(state.tab) && apart);
  const asked = state.picture ?? (free ? "free" : apart ? "apart" : "topics");
  const byTopic = hasBrief(view) && view.relations.length <= MOST_BY_TOPIC;
  /** @type {Manner[]} */
  const ways = [...(byTopic ? /** @type {const} */ (["topics"]) : []), ...(apart ? /** @type {const} */ (["apart"]) : []), "free"];
  const manner = /** @type {Manner} */ (ways.includes(/** @type {Manner} */ (asked)) ? asked : "free");
  return { manner, ways };
}

/** A chain of so many names goes on one row. */
const LONGEST_ROW = 6;
/** A graph of so few names is laid out by itself: it fills the page. */
const TINY = 6;

/**
 * Whether all that is shown is read as one part.
 * @param {import("../data/types.mjs").View} view
 * @param {import("../answers/shown.mjs").Shown} shown
 */
function readsWhole(view, shown) {
  return isTiny(view) && shown.relations > 0;
}

/** @param {import("../data/types.mjs").View} view */
function isTiny({ entities }) {
  return entities.length <= TINY;
}

/**
 * @param {Context} context
 * @param {Room} room
 * @param {readonly Spot[]} [seats] where names were put
 * @returns {Drawing | null} null where the picture lies free
 */
export function drawingOf(context, room, seats = context.state.seats) {
  const { width, height } = room;
  const { manner } = mannerNow(context);
  if (manner === "free") return null;
  const speech = speechOf(context);
  if (manner === "topics") return byTopic(context, speech, width, height);
  const subject = subjectNow(context);
  return subject && byItself(context, subject, room, { seats });
}

/**
 * What is presented, and its drawing: as many claims as have room for their words, and not for numbers that stand for these.
 * @param {Context} context
 * @param {Room} room
 * @returns {{ drawing: Drawing | null, subject: Subject | null }}
 */
export function presentedOf(context, room) {
  let subject = subjectNow(context);
  let drawing = drawingOf(context, room);
  while (subject && drawing && room.fits && mannerNow(context).manner === "apart" && subject.lines.length > 1 && (drawing.told.length > 0 || !saysAll(drawing))) {
    subject = withLines(context.view, subject, subject.lines.slice(0, -1));
    drawing = byItself(context, subject, room, {});
  }
  return { drawing, subject };
}

/**
 * A part as it is printed: each line with the number of its claim.
 * @param {Context} context
 * @param {Subject} subject
 * @param {Map<number, number>} numbers of relations, by their places
 * @param {Room} room
 */
export function drawingForPaper(context, subject, numbers, room) {
  /** @param {number} line */
  const verb = (line) => {
    const relation = context.view.relations[line];
    // How it stands is said where the number stands again.
    return relation ? [numbers.get(line), verbWithFields(context, relation)].filter(Boolean).join(" ") : "";
  };
  return byItself(context, subject, room, { verb, number: (line) => numbers.get(line) });
}

/**
 * The places of the entities that the picture leaves out: those that the reader hides, and that no relation shown names.
 * @param {Context} context
 */
function hiddenNow({ view, state, shown }) {
  const unseen = shown.entities === view.entities.length ? [] : [...view.entities.keys()].filter((place) => !shown.entity[place]);
  return new Set([...unseen, ...lookupsOf(view).placesOf(state.hidden)]);
}

/**
 * @param {Context} context
 * @param {Speech} speech
 * @param {number} width
 * @param {number} height
 */
function byTopic(context, speech, width, height) {
  const { view, styled, shown } = context;
  const hidden = hiddenNow(context);
  const camps = visible(campsOf(view), hidden);
  const lines = shown.places;
  if (view.scenarios.length > 2 && width < NARROW) return tally(view, lines, speech, width);
  if (view.scenarios.length !== 2) return lanes(view, lines, hidden, speech, width, height);
  return width < NARROW ? rails(styled, camps, speech, Math.max(300, width)) : twoSides(view, lines, styled, camps, speech, width, height);
}

/**
 * @param {Context} context
 * @param {Subject} subject
 * @param {Room} room
 * @param {object} told
 * @param {readonly Spot[]} [told.seats] where names were put
 * @param {(line: number) => string} [told.verb] what is written on a line
 * @param {(line: number) => number | undefined} [told.number] the number under which it is told beside the picture
 */
function byItself(context, { nodes, lines }, { width, height, fits = false }, { seats = context.state.seats, verb = (line) => voicedLineAt(context, line), number }) {
  const { view, state } = context;
  const { entityPlaces } = lookupsOf(view);
  const { touched, players } = campsOf(view);
  const two = view.scenarios.length === 2;
  /** @param {number} node */
  const sideOf = (node) => {
    const player = players.findIndex((side) => side.includes(node));
    if (!two) return 0;
    if (player >= 0) return player === 0 ? -1 : 1;
    return touched[node] === 1 ? -1 : touched[node] === 2 ? 1 : 0;
  };
  const part = {
    nodes,
    lines,
    chosen: lookupsOf(view).relationPlaces.get(state.relation ?? "") ?? -1,
    fits,
    chain: state.path !== null && nodes.length <= LONGEST_ROW,
    moved: new Map(seats.flatMap(({ id, x, y }) => { const node = entityPlaces.get(id); return node === undefined ? [] : [[node, { x, y }]]; })),
    side: sideOf,
    colour: (/** @type {number} */ node) => scenarioColour(context.styled.nodes.side[node] || onlyScenario(view, lines, node)),
    ink: (/** @type {number} */ node) => (context.styled.nodes.side[node] ? scenarioColour(context.styled.nodes.side[node] ?? 0) : "ink"),
    verb,
    joints: jointsOf(context),
    ...(number ? { number } : {}),
  };
  return apart(view, part, speechOf(context), width, height);
}

/**
 * The names of a chain that its claims have in a field, and not at an end.
 * @param {Context} context
 */
function jointsOf(context) {
  const { entityPlaces, relationPlaces } = lookupsOf(context.view);
  return (context.shown.path ?? []).flatMap((step) =>
    namedBy(step).map(({ as, id }) => ({ node: entityPlaces.get(id) ?? -1, line: relationPlaces.get(step.relation.id) ?? -1, role: as === "holder" ? context.say("holder.says") : roleOf(context, step.relation, as) })),
  );
}

/**
 * The place of the scenario of all lines drawn at a name; 0: of several, or of none.
 * @param {import("../data/types.mjs").View} view
 * @param {readonly number[]} lines
 * @param {number} node
 */
function onlyScenario(view, lines, node) {
  const { sources, targets } = lookupsOf(view).ends;
  const own = lines.filter((line) => sources[line] === node || targets[line] === node);
  const [only, ...others] = new Set(own.map((line) => view.relations[line]?.scenario ?? null));
  return only === undefined || others.length > 0 ? 0 : view.scenarios.findIndex(({ id }) => id === only) + 1;
}

/**
 * @param {Context} context
 * @returns {Speech}
 */
function speechOf(context) {
  const { view } = context;
  return {
    name: (node) => context.name(view.entities[node]?.id ?? ""),
    topic: (topic) => context.topic(topic),
    scenario: (scenario) => context.scenario(scenario),
    verb: (line) => lineAt(context, line),
    between: context.say("map.between"),
    silent: (scenario) => context.say(isWhole(view) ? "map.silent" : "map.silentPart", { condition: inSentence(context.scenario(scenario)) }),
    more: (count) => context.say("map.more", { count }),
    counted: context.say("map.counted"),
    claims: (count) => context.say("count.claims", { count }),
    drawn: (drawn, count) => context.say("map.drawn", { drawn, claims: context.say("count.claims", { count }) }),
    part: (drawn, count) => context.say("map.of", { drawn, count }),
    undrawn: (count) => context.say("map.undrawn", { claims: context.say("count.claims", { count }) }),
    measure: measureText,
  };
}

/**
 * What a thing of a drawing is called aloud.
 * @param {Context} context
 * @returns {(thing: Thing) => string}
 */
export function aloudOf(context) {
  const { view } = context;
  return ({ node, lines, fold, label, ends }) => {
    const [first = -1] = lines;
    const relation = view.relations[first];
    if (relation && lines.length === 1) return label ? `${label} – ${context.sentence(relation).text}` : context.sentence(relation).text;
    if (relation) {
      const [a, b] = ends.map((end) => context.name(view.entities[end]?.id ?? ""));
      const said = context.say("map.bundle", { count: lines.length, from: a ?? "", to: b ?? "" });
      return label ? `${label} – ${said}` : said;
    }
    if (fold !== undefined) return ends.length ? `${label}: ${namesOf(context, ends)}` : label;
    const entity = view.entities[node];
    return entity ? context.say("picture.entity", { name: label, kind: inSentence(context.entityKind(entity.kind)), relations: context.say("count.relations", { count: entity.degree }) }) : label;
  };
}

/** How many of the names in a count are said. */
const SAID = 8;

/**
 * @param {Context} context
 * @param {number[]} nodes
 */
function namesOf(context, nodes) {
  const names = nodes.slice(0, SAID).map((node) => context.name(context.view.entities[node]?.id ?? ""));
  return `${names.join(", ")}${nodes.length > SAID ? " …" : ""}`;
}

/**
 * The caption of a drawing: how much of what it shows.
 * @param {Context} context
 * @param {Drawing} drawing
 * @param {Subject | null} subject null: the whole
 */
export function captionOfDrawing(context, drawing, subject) {
  return subject ? captionOfPart(context, subject) : captionOfWhole(context, drawing);
}

/**
 * @param {Context} context
 * @param {Drawing} drawing
 */
function captionOfWhole(context, drawing) {
  const { shown, view } = context;
  const count = shown.relations;
  const claims = context.say("count.claims", { count });
  if (count === 0) return emptyCaption(context);
  const filtered = count < view.relations.length;
  if (drawing.claims === count) return context.say(filtered ? "map.allMatching" : "map.whole", { count, claims });
  return context.say(filtered ? "map.captionMatching" : "map.caption", { drawn: drawing.claims, claims });
}

/**
 * @param {Context} context
 * @param {Subject} subject
 */
function captionOfPart(context, subject) {
  if (subject.claims === 0) return "";
  const [drawn, names] = [subject.lines.length, subject.nodes.length];
  const claims = context.say("count.claims", { count: subject.claims });
  const allNames = context.say("count.names", { count: subject.names });
  if (subject.filtered) return context.say(drawn === subject.claims ? "map.allMatching" : "map.partMatching", { count: drawn, drawn, claims });
  if (drawn === subject.claims && names === subject.names) return context.say("map.all", { claims, names: allNames });
  return context.say("map.part", { drawn, claims, names, allNames });
}

/**
 * What is read, in a few words; of nothing in particular the title of all.
 * @param {Context} context
 */
export function subjectTitle(context) {
  const { state, view } = context;
  const question = lookupsOf(view).questions.get(state.question ?? "");
  if (question) return context.told(question.title, question.titles).text;
  if (state.path) return namesTitle(context, state.path.from, state.path.to);
  const compared = comparedTitle(context);
  if (compared !== null) return compared;
  if (state.matter !== null) return context.topic(state.matter === NO_TOPIC ? null : state.matter);
  if (state.point && state.tab === "debate") return pointTitle(context, state.point);
  // What filters leave of a name is no more than a part of what is said of it.
  const narrowed = [state.entity ? context.name(state.entity) : null, narrowedTitle(context)].filter((part) => part !== null);
  if (narrowed.length > 0) return narrowed.join(" · ");
  const claim = context.relation(state.relation ?? "");
  return claim ? context.sentence(claim).text : context.told(view.title, view.titles).text;
}

/**
 * The matter, or the topic, of a comparison that the picture shows: a part of what is compared beside it.
 * @param {Context} context
 * @returns {string | null} null: no comparison is drawn by itself, or all of it is
 */
export function comparedTitle(context) {
  const { state, view, shown } = context;
  const { compare, matter, about } = state;
  if (!compare || state.tab !== "compare" || state.entity !== null || state.path || state.question || mannerNow(context).manner !== "apart") return null;
  if (about !== null) return aboutName(context, about, compare);
  if (matter !== null) return context.topic(matter === NO_TOPIC ? null : matter);
  const first = firstMatter(view, shown.rows);
  return first && aboutName(context, first.about, compare);
}
