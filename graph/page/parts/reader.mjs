/** A text that is scrolled: by the reader, who is followed in it, or by the page, which brings words into sight. */

/** How long a reader's scroll must rest before it is followed, in milliseconds. */
const REST = 200;
/** So far below the upper edge of what is seen of a text the line begins that is read, in pixels. */
const MARGIN = 84;

/**
 * The height at which a text is read: near the top, and towards its end ever lower, so that what stands last is come to.
 * @param {{ scrollTop: number, clientHeight: number, scrollHeight: number }} scroller
 * @returns {number} below the upper edge of what is seen
 */
export function readingLine({ scrollTop, clientHeight, scrollHeight }) {
  const way = Math.max(0, scrollHeight - clientHeight);
  const left = way - scrollTop;
  const span = Math.min(way, clientHeight);
  const down = span > 0 && left < span ? 1 - left / span : 0;
  return MARGIN + Math.min(1, down) * Math.max(0, clientHeight - 2 * MARGIN);
}

export class Reader {
  /** @type {HTMLElement | null} */
  #scroller = null;
  /** Whether the reader's hand was on the text since the page last moved it, or anything else was chosen. */
  #hand = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => void} came the reader has scrolled, and rests */
  constructor(came) {
    this.came = came;
  }

  /**
   * Follow what the reader does in an element that scrolls.
   * @param {HTMLElement | null} scroller
   */
  follow(scroller) {
    if (!scroller || scroller === this.#scroller) return;
    this.#scroller = scroller;
    for (const sign of ["wheel", "touchmove", "pointerdown", "keydown"]) scroller.addEventListener(sign, () => (this.#hand = true), { passive: true });
    scroller.addEventListener("scroll", () => {
      clearTimeout(this.#timer);
      if (this.#hand) this.#timer = setTimeout(() => this.#rest(), REST);
    });
  }

  #rest() {
    if (this.#hand && this.#scroller && !this.#scroller.hidden) this.came();
  }

  /** What is read was chosen otherwise: a scroll that goes on is no longer the reader's. */
  leave() {
    this.#hand = false;
  }

  /** Where the text is read, in pixels of the window. */
  get line() {
    const scroller = this.#scroller;
    return scroller ? scroller.getBoundingClientRect().top + readingLine(scroller) : 0;
  }

  /**
   * Whether the first line of an element is in sight.
   * @param {HTMLElement} target
   * @param {HTMLElement} [over] what lies over the foot of the text
   */
  sees(target, over) {
    const [line] = target.getClientRects();
    if (!line || !this.#scroller) return false;
    const view = this.#scroller.getBoundingClientRect();
    return line.top >= Math.max(0, view.top) && line.bottom <= Math.min(innerHeight, view.bottom) - (over?.offsetHeight ?? 0);
  }

  /**
   * Bring an element into sight, if it is not.
   * @param {HTMLElement | undefined} target
   * @param {HTMLElement} over what lies over the foot of the text
   */
  bring(target, over) {
    if (!target || !this.#scroller || this.sees(target, over)) return;
    this.leave();
    this.#scroller.style.setProperty("scroll-padding-bottom", `${over.offsetHeight}px`);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
  }
}
