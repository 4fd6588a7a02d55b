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

/** For how long nobody may have pressed anything before work that can wait goes on, in milliseconds. */
const QUIET = 250;
const PRESSING = ["pointerdown", "pointerup", "keydown", "wheel"];
/** When somebody pressed something last. */
let pressed = Number.NEGATIVE_INFINITY;

/** From now on `quiet` knows when somebody presses something. */
export function watchPressing() {
  const note = () => {
    pressed = performance.now();
  };
  for (const type of PRESSING) addEventListener(type, note, { capture: true, passive: true });
}

/**
 * As `pause`; but right after somebody pressed something, what follows from that comes first, with the frames that it takes.
 * @returns {Promise<void>}
 */
export async function quiet() {
  await pause();
  for (let left = rest(); left > 0; left = rest()) await new Promise((resume) => setTimeout(resume, left));
}

function rest() {
  return pressed + QUIET - performance.now();
}
