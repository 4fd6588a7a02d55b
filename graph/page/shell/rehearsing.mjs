/** Do beforehand, unseen, what clicks on a large graph will do: what a browser has run before, it runs several times faster. */

/** @import { Data } from "../context/context.mjs" */
/** @import { Picture } from "../picture/picture.mjs" */
/** @import { State } from "../state/state.mjs" */

import { Context } from "../context/context.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { entityDetails } from "../panels/details.mjs";
import { NOWHERE } from "../picture/target.mjs";
import { selectEntity } from "../state/moves.mjs";
import { Store } from "../state/store.mjs";
import { mannerNow } from "./charting.mjs";
import { sceneOf } from "./scene.mjs";

/** So many of the best connected are gone through. */
const TIMES = 12;

/**
 * @param {Data} data
 * @param {string} language
 * @param {State} state that the page is in
 * @param {Picture} picture
 * @param {() => Promise<void>} wait what to wait for before each
 */
export async function rehearse(data, language, state, picture, wait) {
  const { view, styled } = data;
  const store = new Store();
  const context = new Context(data, store, language, () => undefined);
  for (const place of lookupsOf(view).byDegree.subarray(0, TIMES)) {
    const entity = view.entities[place];
    if (!entity) continue;
    await wait();
    store.state = { ...state, ...selectEntity(entity.id) };
    context.forget();
    mannerNow(context);
    const { scene } = sceneOf(context, styled, picture.sight, NOWHERE);
    await wait();
    picture.frame(scene);
    await wait();
    entityDetails(context, entity);
  }
}
