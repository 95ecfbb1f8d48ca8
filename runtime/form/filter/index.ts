/** Conditions as people edit them, field by field; a door of its own for the pages that have any. */
export * from './filter.ts'
export * from './operators.ts'
