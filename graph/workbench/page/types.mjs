/**
 * What goes between the workbench and this page, as graph/workbench/shapes.py has it: a test holds the two to each
 * other. Places are code points of a document's text.
 */

/** @typedef {{ do: "key", key: string, shift?: boolean, ctrl?: boolean, alt?: boolean }} Key */
/** @typedef {{ do: "type", text: string }} Type */
/** @typedef {{ do: "select", start: number, end: number, words: string }} Select */
/** @typedef {{ do: "go", sentence?: number, document?: string }} Go */
/** @typedef {{ do: "pick", claim: string }} Pick */
/** @typedef {{ do: "open", field: string }} Open */
/** @typedef {Key | Type | Select | Go | Pick | Open} Command */
/** @typedef {{ version: number, command: Command }} Order */

/** @typedef {{ text: string, mark?: string, scenario?: string | null }} Run */
/** @typedef {readonly Run[]} Runs */
/** @typedef {{ number: number, start: number, text: string, sentences: readonly (readonly [number, number])[] }} Paragraph */
/** @typedef {{ document: string, title: string, language: string | null, paragraphs: readonly Paragraph[] }} Text */
/** @typedef {{ id: string, title: string }} Choice */
/** @typedef {{ key: string, label: string, why_not: string | null }} Cap */
/** @typedef {{ start: number, end: number, key: string | null, new: boolean, chosen: boolean }} Named */
/** @typedef {{ start: number, end: number, how: string }} Stretch */
/** @typedef {{ id: string, statement: Runs, standing: Runs, record: Runs, picked: boolean, sign: string, aside: string, members: number }} Row */
/** @typedef {{ name: "source" | "kind" | "target", label: string, value: string, state: string, key: string }} Slot */
/** @typedef {{ key: string, main: Runs, noun: string, letters: number, example: string, note: string, first: boolean, fits: boolean }} Offer */
/** @typedef {{ key: string, name: string, value: string, offered: boolean, scenario: string | null, open: boolean, works: boolean, field: string }} Chip */
/** @typedef {{ sign: string, runs: Runs }} Line */
/** @typedef {{ label: string, cells: readonly Runs[] }} Pair */
/** @typedef {{ heads: readonly Cap[], rows: readonly Pair[] }} Grid */
/** @typedef {{ where: string, text: string, label: string, digits: boolean }} Box */

/**
 * @typedef {object} Bar
 * @property {boolean} tall
 * @property {Run | null} tag
 * @property {Runs} head
 * @property {readonly Cap[]} caps
 * @property {readonly Slot[]} slots
 * @property {Runs} prompt
 * @property {Grid | null} grid
 * @property {readonly Offer[]} offers
 * @property {string} more
 * @property {readonly Pair[]} facts
 * @property {readonly Chip[]} chips
 * @property {Runs} cues
 * @property {string | null} sentence
 * @property {string} whose
 * @property {readonly Line[]} check
 * @property {Box | null} box
 */

/**
 * @typedef {object} View
 * @property {number} version
 * @property {string} language
 * @property {string} title
 * @property {string} document
 * @property {readonly Choice[]} documents
 * @property {readonly string[]} scenarios
 * @property {string} fates
 * @property {readonly number[]} drafts
 * @property {Runs} counts
 * @property {number} sentence
 * @property {Runs} head
 * @property {string} aside
 * @property {readonly Row[]} rows
 * @property {Runs} below
 * @property {readonly Named[]} names
 * @property {readonly Stretch[]} marks
 * @property {Bar} bar
 * @property {Cap | null} undo
 * @property {readonly Cap[]} top
 * @property {string} saved
 * @property {readonly Cap[]} foot
 * @property {readonly Cap[]} foot_right
 * @property {string} remark
 * @property {readonly Pair[]} help
 * @property {string | null} picture
 * @property {string} said
 * @property {string} read_only
 * @property {readonly Pair[]} begin
 */

/** @typedef {(command: Command) => void} Send what a person did is given to this */
