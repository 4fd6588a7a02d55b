/** What two scenarios say of the same things, lined up through their counterparts. */

/** @import {CompareBlock, CompareRow, CompareStatus, FieldValue, RelationView, Scenario, View} from "./types.mjs" */

/** Marks a role in the place of an entity: whoever plays it in the scenario at hand. */
const ROLE_MARK = "@";

/**
 * @typedef {object} CompareOptions
 * @property {boolean} [same] Whether rows in which the two scenarios say the same are given too.
 */

/**
 * The roles of one scenario's entities, among the roles that both scenarios have.
 * @param {Scenario | undefined} own
 * @param {Scenario | undefined} other
 * @returns {Map<string, string>} By the entity's id, "@role".
 */
function rolesOf(own, other) {
  /** @type {Map<string, string>} */
  const roles = new Map();
  if (!own || !other) return roles;
  for (const role of Object.keys(own.counterparts).sort()) {
    const entity = own.counterparts[role];
    if (entity === undefined || !Object.hasOwn(other.counterparts, role) || roles.has(entity)) continue;
    roles.set(entity, ROLE_MARK + role);
  }
  return roles;
}

/**
 * What a relation says beside its kind and its ends, as text that is equal where they say the same.
 * @param {RelationView} relation
 * @param {Map<string, string>} roles
 * @returns {string}
 */
function contentOf(relation, roles) {
  /** @param {FieldValue | undefined} value */
  const canonical = (value) => (typeof value === "string" ? (roles.get(value) ?? value) : value);
  const names = Object.keys(relation.fields).sort();
  return JSON.stringify([
    relation.modality,
    relation.certainty,
    relation.negated,
    canonical(relation.holder),
    relation.start,
    relation.end,
    relation.date,
    names.map((name) => [name, canonical(relation.fields[name])]),
  ]);
}

/**
 * @typedef {object} Group
 * @property {string} kind
 * @property {string} source
 * @property {string} target
 * @property {RelationView[]} left
 * @property {RelationView[]} right
 */

/**
 * @param {string} a
 * @param {string} b
 * @returns {number}
 */
function codeUnitOrder(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * What differs between two scenarios.
 * @param {View} view
 * @param {string} left
 * @param {string} right
 * @param {CompareOptions} [options]
 * @returns {CompareRow[]} By topic, then by what they are about. A scenario does not differ from itself.
 */
export function compare(view, left, right, { same = false } = {}) {
  if (left === right) return [];
  const scenarios = new Map(view.scenarios.map((scenario) => [scenario.id, scenario]));
  const leftRoles = rolesOf(scenarios.get(left), scenarios.get(right));
  const rightRoles = rolesOf(scenarios.get(right), scenarios.get(left));
  const symmetric = new Set(view.relation_kinds.filter((kind) => kind.symmetric).map((kind) => kind.kind));
  /** @type {Map<string, Group>} */
  const groups = new Map();

  /**
   * @param {RelationView} relation
   * @param {Map<string, string>} roles
   * @param {"left" | "right"} side
   */
  const put = (relation, roles, side) => {
    const ends = [relation.source, relation.target].map((id) => roles.get(id) ?? id);
    if (symmetric.has(relation.kind)) ends.sort();
    const [source = "", target = ""] = ends;
    const key = JSON.stringify([relation.kind, source, target]);
    const group = groups.get(key) ?? { kind: relation.kind, source, target, left: [], right: [] };
    group[side].push(relation);
    groups.set(key, group);
  };
  for (const relation of view.relations) {
    if (relation.scenario === left) put(relation, leftRoles, "left");
    if (relation.scenario === right) put(relation, rightRoles, "right");
  }

  /** @param {Group} group @returns {CompareStatus} */
  const statusOf = (group) => {
    if (group.right.length === 0) return "only_left";
    if (group.left.length === 0) return "only_right";
    const says = group.left.map((relation) => contentOf(relation, leftRoles)).sort();
    const saysToo = group.right.map((relation) => contentOf(relation, rightRoles)).sort();
    return says.length === saysToo.length && says.every((one, place) => one === saysToo[place]) ? "same" : "different";
  };

  const rows = Array.from(groups.values(), (group) => ({
    status: statusOf(group),
    ...group,
    topic: topicOf([...group.left, ...group.right]),
    about: aboutOf(group.source, group.target),
  }));
  const topics = new Map(view.topics.map((topic, place) => [topic.id, place]));
  /** @param {CompareRow} row */
  const topicPlace = (row) => (row.topic === null ? topics.size : (topics.get(row.topic) ?? topics.size));
  return rows
    .filter((row) => same || row.status !== "same")
    .sort(
      (a, b) =>
        topicPlace(a) - topicPlace(b) ||
        codeUnitOrder(a.about, b.about) ||
        codeUnitOrder(a.kind, b.kind) ||
        codeUnitOrder(a.source, b.source) ||
        codeUnitOrder(a.target, b.target),
    );
}

/**
 * The topic of some relations: where they have several, the one whose id sorts first, whichever side it is on.
 * @param {readonly RelationView[]} relations
 * @returns {string | null}
 */
function topicOf(relations) {
  const topics = relations.map((relation) => relation.topic).filter((topic) => topic !== null);
  return topics.sort()[0] ?? null;
}

/**
 * What a row is about: the end that is not the winner's or the coalition's, whichever it is.
 * @param {string} source
 * @param {string} target
 * @returns {string}
 */
function aboutOf(source, target) {
  return !isRole(source) && isRole(target) ? source : target;
}

/**
 * Whether a row's end stands for whoever plays a role.
 * @param {string} end
 * @returns {boolean}
 */
export function isRole(end) {
  return end.startsWith(ROLE_MARK);
}

/**
 * The entities that an end of a row stands for in each of the two scenarios.
 * @param {View} view
 * @param {string} end An entity's id, or "@role".
 * @param {string} left
 * @param {string} right
 * @returns {[left: string, right: string]} The same id twice for an end that is no role.
 */
export function entitiesOf(view, end, left, right) {
  if (!isRole(end)) return [end, end];
  const role = end.slice(ROLE_MARK.length);
  /** @param {string} id */
  const player = (id) => view.scenarios.find((scenario) => scenario.id === id)?.counterparts[role] ?? end;
  return [player(left), player(right)];
}

/**
 * The rows that a question asks about.
 * @param {readonly CompareRow[]} rows
 * @param {{topic?: string | readonly string[], entity?: string | readonly string[]}} asked None: all of them.
 * @returns {CompareRow[]}
 */
export function rowsAbout(rows, { topic = [], entity = [] }) {
  const topics = new Set([topic].flat());
  const entities = new Set([entity].flat());
  return rows.filter(
    (row) =>
      (topics.size === 0 || (row.topic !== null && topics.has(row.topic))) &&
      (entities.size === 0 ||
        [...row.left, ...row.right].some(({ source, target }) => entities.has(source) || entities.has(target))),
  );
}

/**
 * The rows side by side: one block for each topic and each thing that they are about.
 * @param {readonly CompareRow[]} rows As `compare` gives them.
 * @returns {CompareBlock[]}
 */
export function table(rows) {
  /** @type {CompareBlock[]} */
  const blocks = [];
  for (const row of rows) {
    let block = blocks.at(-1);
    if (!block || block.topic !== row.topic || block.about !== row.about) {
      block = { topic: row.topic, about: row.about, rows: [], left: [], right: [] };
      blocks.push(block);
    }
    block.rows.push(row);
    block.left.push(...row.left);
    block.right.push(...row.right);
  }
  return blocks;
}
