/** A part of the page is drawn again only where what it shows has changed: what stays keeps its focus and its place. */

/**
 * @template Shown
 * @param {(shown: Shown) => void} draw
 * @returns {(shown: Shown) => void}
 */
export function part(draw) {
  let last = "";
  return (shown) => {
    const now = JSON.stringify(shown);
    if (now === last) return;
    last = now;
    draw(shown);
  };
}

/**
 * An element of the page that is there from the beginning.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
