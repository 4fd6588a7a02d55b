/** What the reader has chosen, kept in the browser from one visit to the next. */

/**
 * What the reader chose before, where the browser keeps it.
 * @param {string} name
 * @returns {string | null}
 */
export function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function keepInMind(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It is then chosen anew the next time.
  }
}
