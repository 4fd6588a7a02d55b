/**
 * The picture by topics where there are no scenarios, or three and more: each name is one upright line, each claim runs
 * level from who acts to whom, in a band for its topic and its scenario.
 */

/** @import { RelationView, View } from "../data/types.mjs" */
/** @import { Drawing } from "./drawing.mjs" */
/** @import { Speech } from "./zones.mjs" */

import { isSo } from "../answers/moods.mjs";
import { lookupsOf } from "../data/lookups.mjs";
import { scenarioColour } from "./colours.mjs";
import { namesInLanes } from "./lane-names.mjs";
import { filledBox, KEY, keyEntries, LEADING, Sketch, wrapTo } from "./drawing.mjs";

const SIZE = 12;
/** The room for labels, and between names: on a wide screen, and on a narrow one, where the labels stand above their bands. */
const WIDE = { labels: 176, step: 42, name: 104, above: false };
const NARROW = { labels: 12, step: 50, name: 74, above: true };
/** Names that stand nearer to each other than this are written on three levels, not on two. */
const NEAR = 58;
const NARROW_FROM = 560;
/** A row of claims is at least so high, and at most, where there is room: in bands, and where there are none. */
const ROW = 15;
const HIGHEST_ROW = { bands: 26, bare: 34 };
/** What is left of a line on both sides of its verb, together. */
const BARE = 24;
const MOST_NAMES = 16;

/** @typedef {{ scenario: string | null, lines: number[] }} Lane */

/**
 * @param {View} view
 * @param {readonly number[]} lines the places of the relations that are shown
 * @param {ReadonlySet<number>} hidden the places of the entities that are left out
 * @param {Speech} speech
 * @param {number} width
 * @param {number} height which it fills, as far as that goes
 * @returns {Drawing}
 */
export function lanes(view, lines, hidden, speech, width, height) {
  const wide = Math.max(320, width);
  const { labels, step } = roomOf(wide);
  const names = namesInLanes(view, lines, hidden, Math.min(MOST_NAMES, Math.max(2, Math.floor((wide - labels - 40) / step))));
  const least = new Lanes(view, lines, names, speech, wide, ROW);
  const drawing = least.drawing();
  const more = least.rows ? (height - drawing.height) / least.rows : 0;
  return more > 1 ? new Lanes(view, lines, names, speech, wide, Math.min(view.scenarios.length ? HIGHEST_ROW.bands : HIGHEST_ROW.bare, ROW + more)).drawing() : drawing;
}

/** @param {number} width */
function roomOf(width) {
  return width < NARROW_FROM ? NARROW : WIDE;
}

class Lanes {
  #sketch = new Sketch();

  /**
   * @param {View} view
   * @param {readonly number[]} shown
   * @param {readonly number[]} names the places of the entities that are drawn, in their order
   * @param {Speech} speech
   * @param {number} width
   * @param {number} row how high a row of claims is
   */
  constructor(view, shown, names, speech, width, row) {
    this.view = view;
    this.shown = shown;
    this.speech = speech;
    this.width = width;
    this.row = row;
    /** @type {Map<string, number>} the words that numbers stand for */
    this.numbers = new Map();
    /** How many rows of claims there are. */
    this.rows = 0;
    this.ends = lookupsOf(view).ends;
    this.room = roomOf(width);
    const { labels, name, above } = this.room;
    /** How wide the words of a label may be. */
    this.words = above ? width - 16 : labels - 20;
    this.names = names;
    this.step = (width - labels - name) / Math.max(1, this.names.length - 1);
  }

  /** @param {number} node */
  #x(node) {
    return this.room.labels + this.room.name / 2 + this.names.indexOf(node) * this.step;
  }

  drawing() {
    const { view, width } = this;
    const [top, drops] = this.#heads();
    let y = top;
    for (const topic of [...view.topics.map(({ id }) => id), null]) y = this.#topic(topic, y);
    for (const [at, node] of this.names.entries())
      this.#sketch.lines.unshift({ shape: "path", points: [[this.#x(node), drops[at] ?? top], [this.#x(node), y - 6]], stroke: "control", width: 1 });
    const entries = keyEntries(this.numbers, 8, width, this.speech.measure);
    const high = entries.length > 0 ? ((entries.at(-1)?.row ?? 0) + 1) * KEY.row + 12 : 0;
    for (const { text, x, row } of entries) this.#sketch.text([text], x, y + 22 + row * KEY.row, { size: KEY.size });
    return this.#sketch.done(width, y + 6, high, entries.map(({ text }) => text));
  }

  /**
   * The names above, on two levels by turns or on three, so that each has the room of as many.
   * @returns {[top: number, drops: number[]]}
   */
  #heads() {
    const { speech, view } = this;
    const levels = this.room.above || this.step >= NEAR ? 2 : 3;
    const room = Math.min(150, Math.max(this.room.name, this.step * (levels - 0.1)));
    const heads = this.names.map((node) => wrapTo(speech.name(node), room, (text) => speech.measure(text, SIZE, true)));
    const bottoms = [0];
    for (let level = 0; level < levels; level += 1) {
      const most = Math.max(1, ...heads.filter((_, at) => at % levels === level).map((lines) => lines.length));
      bottoms.push((bottoms[level] ?? 0) + (level ? 4 : 0) + most * SIZE * LEADING);
    }
    const top = (bottoms[levels] ?? 0) + 12;
    const drops = heads.map((lines, at) => {
      const node = this.names[at] ?? -1;
      const side = view.scenarios.findIndex(({ counterparts }) => Object.values(counterparts).includes(view.entities[node]?.id ?? "")) + 1;
      const of = this.#sketch.thing({ node, label: speech.name(node), ends: [node] });
      const bottom = bottoms[1 + (at % levels)] ?? 0;
      this.#sketch.words.push({ shape: "circle", x: this.#x(node), y: bottom + 5, radius: 3.6, fill: scenarioColour(side), of });
      const half = Math.max(...lines.map((line) => speech.measure(line, SIZE, true))) / 2 + 2;
      const x = Math.min(Math.max(this.#x(node), half), this.width - half);
      this.#sketch.text(lines, x, bottom - 4 - (lines.length - 1) * SIZE * LEADING, { anchor: "middle", weight: 600, size: SIZE, of, fill: side ? scenarioColour(side) : "ink", halo: "paper" });
      return bottom + 5;
    });
    return [top, drops];
  }

  /**
   * @param {string | null} topic
   * @param {number} top
   * @returns {number} where the next begins
   */
  #topic(topic, top) {
    const { view, speech } = this;
    const lines = this.shown.filter((line) => view.relations[line]?.topic === topic);
    if (lines.length === 0) return top;
    const drawn = lines.filter((line) => this.#isDrawn(line));
    const title = wrapTo(speech.topic(topic), this.words, (text) => speech.measure(text, 13, true));
    const apart = lines.length - drawn.length;
    const said = apart ? speech.drawn(drawn.length, lines.length) : speech.claims(lines.length);
    const of = this.#sketch.thing({ fold: topic, label: [...title, said].join(" ") });
    this.#written(title, 0, top + 12, { weight: 600, size: 13, of, serif: true });
    let y = top + title.length * 13 * LEADING + 4;
    this.#written([said], 0, y + 8, { fill: "soft", of });
    y = view.scenarios.length ? y + 20 : top + 4;
    for (const { scenario, lines: of } of this.#lanesOf(lines)) y = this.#lane(scenario, of.filter((line) => this.#isDrawn(line)), of.length, y);
    return Math.max(y, top + title.length * 13 * LEADING + 24) + 8;
  }

  /** @param {number} line */
  #isDrawn(line) {
    return this.names.includes(this.ends.sources[line] ?? -1) && this.names.includes(this.ends.targets[line] ?? -1);
  }

  /**
   * @param {number[]} lines
   * @returns {Lane[]}
   */
  #lanesOf(lines) {
    const { view } = this;
    return [null, ...view.scenarios.map(({ id }) => id)].map((scenario) => ({ scenario, lines: lines.filter((line) => view.relations[line]?.scenario === scenario) }));
  }

  /**
   * @param {string | null} scenario
   * @param {number[]} lines
   * @param {number} all
   * @param {number} top
   */
  #lane(scenario, lines, all, top) {
    const { view, speech, width } = this;
    const colour = scenarioColour(view.scenarios.findIndex(({ id }) => id === scenario) + 1);
    const rows = this.#packed(lines);
    this.rows += rows.length;
    const partly = lines.length > 0 && lines.length < all ? ` · ${speech.part(lines.length, all)}` : "";
    const label = view.scenarios.length ? wrapTo(speech.scenario(scenario) + partly, this.words - 4, (text) => speech.measure(text, SIZE, true)) : [];
    if (all === 0 && view.scenarios.length === 0) return top;
    const tall = label.length * SIZE * LEADING + 4;
    // Above a band its label takes room of its own; beside it the band is as tall.
    const begin = this.room.above ? top + tall : top;
    const high = Math.max(rows.length * this.row + 6, this.room.above ? SIZE * LEADING + 4 : tall);
    if (view.scenarios.length) {
      const tint = `tint-${colour}`;
      this.#sketch.ground.push(filledBox(this.room.labels - 8, begin, width, begin + high, tint));
      this.#written(label, this.room.above ? this.room.labels - 8 : 8, top + 12, { fill: colour === "always" ? "ink" : colour, weight: 600, size: SIZE });
      const unseen = all === 0 ? speech.silent(scenario) : lines.length === 0 ? speech.undrawn(all) : null;
      if (unseen) this.#written([unseen], this.room.labels, begin + 12, { fill: "soft", slant: true }, tint);
    }
    const ground = view.scenarios.length ? `tint-${colour}` : "paper";
    for (const [at, row] of rows.entries()) for (const line of row) this.#claim(line, begin + 3 + (at + 0.5) * this.row, colour, ground);
    return begin + high + 3;
  }

  /**
   * Words on a ground of their own, so that no upright line runs through them.
   * @param {string[]} lines
   * @param {number} x
   * @param {number} y the first one's baseline
   * @param {Partial<import("./items.mjs").TextItem>} how
   * @param {string} [ground]
   */
  #written(lines, x, y, how, ground = "paper") {
    const { size = SIZE, weight = 400, of } = how;
    const wide = Math.max(0, ...lines.map((line) => this.speech.measure(line, size, weight >= 600)));
    const left = how.anchor === "middle" ? x - wide / 2 : x;
    this.#sketch.words.push({ ...filledBox(left - 1, y - size, left + wide + 3, y + (lines.length - 1) * size * LEADING + size * 0.3, ground), ...(of === undefined ? {} : { of }) });
    this.#sketch.text(lines, x, y, { size, ...how });
  }

  /**
   * Claims in as few rows as they need without overlapping.
   * @param {number[]} lines
   * @returns {number[][]}
   */
  #packed(lines) {
    /** @type {{ line: number, from: number, to: number }[]} */
    const spans = lines.map((line) => {
      const places = [this.ends.sources[line] ?? -1, this.ends.targets[line] ?? -1].map((node) => this.names.indexOf(node));
      return { line, from: Math.min(...places), to: Math.max(...places) };
    });
    spans.sort((a, b) => a.from - b.from || a.to - b.to || a.line - b.line);
    /** @type {{ line: number, from: number, to: number }[][]} */
    const rows = [];
    for (const span of spans) {
      const row = rows.find((one) => (one.at(-1)?.to ?? -1) < span.from);
      if (row) row.push(span);
      else rows.push([span]);
    }
    return rows.map((row) => row.map(({ line }) => line));
  }

  /**
   * @param {number} line
   * @param {number} y
   * @param {string} colour
   * @param {string} ground what is behind its words
   */
  #claim(line, y, colour, ground) {
    const relation = /** @type {RelationView} */ (this.view.relations[line]);
    const [source, target] = [this.ends.sources[line] ?? -1, this.ends.targets[line] ?? -1];
    const [from, to] = [this.#x(source), this.#x(target)];
    const way = to > from ? 1 : -1;
    const verb = this.#verb(line) ?? [this.#number(line)];
    const of = this.#sketch.thing({ lines: [line], ends: [source, target], label: this.speech.verb(line) });
    const mutual = lookupsOf(this.view).relationKinds.get(relation.kind)?.symmetric;
    this.#sketch.lines.push({ shape: "path", points: [[from, y], [mutual ? to : to - way * 5, y]], stroke: colour, width: 1.5, of, ...(isSo(relation) ? {} : { dash: [5, 3.5] }) });
    this.#sketch.words.push({ shape: "circle", x: from, y, radius: 2.8, fill: colour, of });
    this.#sketch.words.push(mutual ? { shape: "circle", x: to, y, radius: 2.8, fill: colour, of } : { shape: "path", points: [[to, y], [to - way * 7, y - 3.5], [to - way * 7, y + 3.5]], closed: true, fill: colour, of });
    this.#written(verb, (from + to) / 2, y + SIZE * 0.35 - ((verb.length - 1) * SIZE * LEADING) / 2, { fill: colour === "always" ? "ink" : colour, anchor: "middle", of }, ground);
  }

  /**
   * The number that stands for what a claim says, told at the foot: the same words have one.
   * @param {number} line
   */
  #number(line) {
    const said = this.speech.verb(line);
    const number = this.numbers.get(said) ?? this.numbers.size + 1;
    this.numbers.set(said, number);
    return String(number);
  }

  /**
   * What a claim says, in lines; null where its own line is too short or its row too low for it.
   * @param {number} line
   */
  #verb(line) {
    const width = Math.abs(this.#x(this.ends.sources[line] ?? -1) - this.#x(this.ends.targets[line] ?? -1)) - BARE;
    const verb = wrapTo(this.speech.verb(line), width, (text) => this.speech.measure(text, SIZE, false));
    const fits = verb.every((text) => this.speech.measure(text, SIZE, false) <= width) && verb.length * SIZE * LEADING <= this.row;
    return fits ? verb : null;
  }
}
