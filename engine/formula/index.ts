/** Conditions: which records are meant. The formula language itself has a door of its own, `language.ts`. */
export * from './condition.ts'
export * from './paths.ts'
