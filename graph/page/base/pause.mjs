/** Let the browser draw and answer its user, then go on. */

/**
 * Do something once the browser has drawn its next frame.
 * @param {() => void} act
 * @returns {number} what `cancelAnimationFrame` takes while that frame is not yet due
 */
export function afterFrame(act) {
  return requestAnimationFrame(() => void pause().then(act));
}

/** @returns {Promise<void>} */
export function pause() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
