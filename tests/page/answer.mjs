/**
 * Answers with the page's own modules what Python asks: test_conformance.py and test_page_agrees.py hold the two to
 * the same answers.
 * Standard input: {view, asks: [{…}, …]}. Standard output: the list of answers.
 */

import { text } from "node:stream/consumers";

import { debateOf } from "../../graph/page/answers/debate.mjs";
import { conceptsOf, tiesOf } from "../../graph/page/answers/networks.mjs";
import { compare } from "../../graph/page/answers/comparison.mjs";
import { csvCell, csvOf, jsonOf, recordsOf } from "../../graph/page/answers/files.mjs";
import { moodOf } from "../../graph/page/answers/moods.mjs";
import { shortestPath, shortestPaths } from "../../graph/page/answers/paths.mjs";
import { pythonCode, pythonString } from "../../graph/page/answers/python-code.mjs";
import { reach } from "../../graph/page/answers/reach.mjs";
import { select } from "../../graph/page/answers/select.mjs";
import { fold, foldedWords } from "../../graph/page/base/fold.mjs";
import { Context } from "../../graph/page/context/context.mjs";
import { learnFields, toHash } from "../../graph/page/data/query.mjs";

/** @import { AskedOfPython, Direction, FieldValue, QueryLike, RelationView, Step, View } from "../../graph/page/data/types.mjs" */

/**
 * @typedef {object} Ask
 * @property {QueryLike} [relations]
 * @property {{source: string, target: string, query?: QueryLike, direction?: Direction}} [shortest_path]
 * @property {{source: string, target: string, query?: QueryLike, direction?: Direction}} [shortest_paths]
 * @property {{id: string, radius: number, direction: Direction}} [ego]
 * @property {{left: string, right: string}} [compare]
 * @property {QueryLike} [disputes]
 * @property {QueryLike} [changes]
 * @property {QueryLike} [corroboration] of which the page tells what several voices say
 * @property {QueryLike} [speaking]
 * @property {QueryLike} [discourse]
 * @property {QueryLike} [records]
 * @property {QueryLike} [saved]
 * @property {QueryLike} [hash]
 * @property {AskedOfPython} [python]
 * @property {string} [string]
 * @property {string} [fold]
 * @property {FieldValue} [cell]
 * @property {QueryLike} [csv]
 * @property {string} [moods] a language
 */

/** How many chains are told at most, as in the recorded cases. */
const MOST_CHAINS = 12;

/** @param {readonly Step[]} steps */
function told(steps) {
  return steps.map(({ relation, from, to, forward }) => [relation.id, from, to, forward]);
}

/** @param {readonly RelationView[]} relations */
function idsOf(relations) {
  return relations.map(({ id }) => id);
}

/** @param {import("../../graph/page/answers/debate.mjs").Dispute} sides */
function idsOfSides(sides) {
  return sides.map(({ relations }) => idsOf(relations));
}

/**
 * Each tie of two voices, and each concept with how many agree with it and reject it.
 * @param {View} view
 * @param {QueryLike} query
 */
function network(view, query) {
  const concepts = conceptsOf(view, select(view, query));
  const voices = [...new Set(concepts.flatMap(({ agree, reject }) => [...agree.voices, ...reject.voices]))].sort();
  const ties = tiesOf(concepts, voices);
  return {
    ties: voices.flatMap((voice, row) =>
      voices.flatMap((other, column) => {
        const { agree = 0, differ = 0 } = ties[row]?.[column] ?? {};
        return row < column && agree + differ > 0 ? [[voice, other, agree, differ]] : [];
      }),
    ),
    concepts: concepts.map(({ agree, reject }) => [idsOf(agree.relations), idsOf(reject.relations), agree.voices.length, reject.voices.length]),
  };
}

/**
 * @param {View} view
 * @param {QueryLike} query
 */
function selected(view, query) {
  return select(view, query).flatMap((place) => view.relations[place] ?? []);
}

/**
 * @param {View} view
 * @param {Ask} ask
 */
function answer(view, ask) {
  if (ask.relations) return idsOf(selected(view, ask.relations));
  if (ask.shortest_path) {
    const { source, target, query, direction } = ask.shortest_path;
    const steps = shortestPath(view, source, target, query, direction);
    return steps && told(steps);
  }
  if (ask.shortest_paths) {
    const { source, target, query, direction } = ask.shortest_paths;
    const { chains } = shortestPaths(view, source, target, query, direction, MOST_CHAINS);
    return chains.length ? chains.map(told) : null;
  }
  if (ask.moods) {
    const given = /** @type {any} */ ({ view });
    const context = new Context(given, /** @type {any} */ ({}), ask.moods, () => undefined);
    return view.relations.map((one) => [moodOf(one), context.moodVerb(one), context.moodVerb(one, "inverse")]);
  }
  if (ask.ego) {
    const { entities, relations } = reach(view, ask.ego.id, ask.ego.radius, ask.ego.direction);
    return [[...entities].sort(), idsOf(relations)];
  }
  if (ask.compare) {
    const rows = compare(view, ask.compare.left, ask.compare.right);
    return rows.map((row) => [row.status, row.kind, row.topic, row.about, idsOf(row.left), idsOf(row.right)]);
  }
  if (ask.disputes) return debateOf(view, ask.disputes).disputes.map(idsOfSides);
  if (ask.changes) return debateOf(view, ask.changes).changes.map(idsOfSides);
  if (ask.corroboration) return debateOf(view, ask.corroboration).shared.map(({ relations }) => idsOf(relations));
  if (ask.speaking) return debateOf(view, ask.speaking).speakers.map(({ voice, claims, documents, shared, disputed, changed }) => [voice, claims, documents, shared, disputed, changed]);
  if (ask.discourse) return network(view, ask.discourse);
  if (ask.saved) return jsonOf(view, selected(view, ask.saved));
  if (ask.records) return recordsOf(view, selected(view, ask.records));
  if (ask.hash) return toHash(ask.hash);
  if (ask.python) return pythonCode(ask.python);
  if (ask.string !== undefined) return pythonString(ask.string);
  if (ask.fold !== undefined) return [fold(ask.fold), foldedWords(ask.fold)];
  if (ask.cell !== undefined) return csvCell(ask.cell);
  if (ask.csv) return csvOf(view, selected(view, ask.csv));
  throw new Error(`the page does not answer ${Object.keys(ask)}`);
}

/** @type {{view: View, asks: Ask[]}} */
const { view, asks } = JSON.parse(await text(process.stdin));
learnFields(view);
process.stdout.write(JSON.stringify(asks.map((ask) => answer(view, ask))));
