/** The words of the brief: what is found, and how several claims stand. */

/** @import { Context } from "../context/context.mjs" */
/** @import { Finding, RelationView } from "../data/types.mjs" */

import { tell } from "./told.mjs";

/**
 * What is found, a paragraph each.
 * @param {Context} context
 * @param {readonly Finding[]} findings
 */
export function findingsIn(context, findings) {
  return findings.map(({ words, wordings }) => tell("p", { class: "says" }, context.told(words, wordings)));
}

/**
 * Of what sort claims are, how certain, and whose; that one is denied its own sentence says: "plan, according to Ana Ríos; possible risk, according to the author".
 * @param {Context} context
 * @param {readonly RelationView[]} claims
 * @returns {string}
 */
export function standingOfAll(context, claims) {
  /** @type {Map<string, Set<string>>} */
  const sorts = new Map();
  for (const { voice, modality, certainty } of claims) {
    const words = [certainty === "certain" ? null : context.say(`certainty.${certainty}`), context.say(`modality.${modality}`)].filter(Boolean).join(" ");
    sorts.set(voice, (sorts.get(voice) ?? new Set()).add(words));
  }
  const parts = [...sorts].map(([voice, of]) => {
    const called = voice === context.ownVoice?.id ? context.ownVoice.called : context.voice(voice);
    return `${[...of].join(", ")}, ${context.say("holder.heldBy", { holder: called })}`;
  });
  return parts.join("; ");
}
