/** Work out what is looked up, a piece at a time, so that the page answers all the while. */

/** @import { Context } from "../context/context.mjs" */
/** @import { View } from "../data/types.mjs" */
/** @import { Box } from "../picture/camera.mjs" */
/** @import { Page } from "./page.mjs" */

import { extentsOf } from "../answers/extents.mjs";
import { searchOf } from "../answers/search.mjs";
import { pause, quiet, watchPressing } from "../base/pause.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { tiesOf } from "../data/ties.mjs";
import { NOWHERE } from "../picture/target.mjs";
import { rehearse } from "./rehearsing.mjs";
import { sceneOf } from "./scene.mjs";

/** A graph of fewer relations is worked out at once. */
const SMALL = 5000;
const COLUMNS = ["scenario", "modality", "certainty", "kind", "topic", "holder", "voice", "basis", "negated"];
const LATER_COLUMNS = ["source", "target", "source_kind", "target_kind"];

/** @param {View} view */
export function isSmall({ relations }) {
  return relations.length <= SMALL;
}

/**
 * What all parts need to be built.
 * @param {Context} context
 * @param {Box} sight
 */
export async function prepare(context, sight) {
  const { view } = context;
  const lookups = lookupsOf(view);
  /** @type {(() => unknown)[]} */
  const pieces = [
    () => lookups.entities,
    () => lookups.entityPlaces,
    () => lookups.adjacency,
    () => lookups.relationPlaces,
    ...COLUMNS.map((name) => () => lookups.column(name)),
    () => extentsOf(view),
    () => context.shown,
    () => sceneOf(context, context.styled, sight, NOWHERE),
  ];
  for (const piece of pieces) {
    piece();
    await pause();
  }
}

/**
 * What the first use of a filter, of the details, of the table and of the search needs.
 * @param {Page} page
 */
export async function prepareRest(page) {
  if (!page.data) return;
  const { view } = page.data;
  const lookups = lookupsOf(view);
  /** @type {(() => unknown)[]} */
  const pieces = [...LATER_COLUMNS.map((name) => () => lookups.column(name)), () => lookups.relations, () => lookups.around(0), () => tiesOf(view)];
  watchPressing();
  for (const piece of pieces) {
    await quiet();
    piece();
  }
  if (!isSmall(view)) await rehearse(page.data, page.language, page.store.state, page.stage.picture, quiet);
  await searchOf(view).prepare(quiet);
}
