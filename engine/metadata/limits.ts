/** What a bundle may have at most. Generous for people, small enough that hostile input costs nothing. */
export const limits = Object.freeze({
  documents: 2000,
  fileCharacters: 2_000_000,
  depth: 64,
  fieldsPerObject: 500,
  patternCharacters: 500,
  problems: 1000,
})
