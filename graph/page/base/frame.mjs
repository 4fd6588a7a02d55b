/** What the page stands in. */

/** Whether a page around this one may keep it from saving and printing: a frame that is a sandbox, or that cannot be told. */
export function maybeHeld() {
  /** @type {Window} */
  let here = window;
  while (here !== here.top) {
    const frame = /** @type {HTMLIFrameElement | null} */ (here.frameElement);
    if (!frame || (frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-downloads"))) return true;
    here = here.parent;
  }
  return false;
}
