/** What a formula may be at most: generous for people, small enough that none runs away. */
export const formulaLimits = Object.freeze({
  /** Characters of text, comments included. */
  characters: 10_000,
  /** Nesting, of the text and of the tree. */
  depth: 60,
  /** Constants, fields and calls. */
  nodes: 2_000,
  /** Values of one list. */
  listValues: 1_000,
  /** Aggregates over child records. */
  aggregates: 20,
  /** Weight of all calls; what is inside an aggregate counts a hundred times, as if for a hundred children. */
  cost: 20_000,
  /** Characters of a pattern for REGEXMATCH. */
  patternCharacters: 500,
  /** Problems that are reported at once. */
  problems: 50,
})
