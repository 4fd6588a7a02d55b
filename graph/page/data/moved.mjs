/** What the reader has moved: names that stand where they were put, in the free picture and in a part by itself. */

/** @import { Styled } from "./styled.mjs" */

/** @typedef {{ id: string, x: number, y: number }} Spot of the free picture in its units; of a part in thousandths of it */

/**
 * The graph as it is styled, with what was moved where it was put.
 * @param {Styled} styled
 * @param {readonly Spot[]} spots
 * @param {Map<string, number>} places of the entities
 * @returns {Styled}
 */
export function movedStyled(styled, spots, places) {
  if (spots.length === 0) return styled;
  const { nodes } = styled;
  const [xs, ys] = [nodes.x.slice(), nodes.y.slice()];
  for (const { id, x, y } of spots) {
    const node = places.get(id);
    if (node === undefined) continue;
    xs[node] = x;
    ys[node] = y;
  }
  return { ...styled, nodes: { ...nodes, x: xs, y: ys } };
}

/**
 * The graph with its sides above each other instead of beside: a picture that is wider than high fills a screen that is not.
 * @param {Styled} styled
 * @returns {Styled}
 */
export function turnedStyled(styled) {
  const { nodes } = styled;
  return { ...styled, nodes: { ...nodes, x: nodes.y, y: nodes.x } };
}

/**
 * @param {readonly Spot[]} spots
 * @param {Spot} spot
 * @returns {Spot[]} each name once
 */
export function withSpot(spots, spot) {
  return [...spots.filter(({ id }) => id !== spot.id), spot];
}
