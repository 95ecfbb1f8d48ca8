/** Conditions and formulas: read from JSON Logic, typed against the model, evaluated here or compiled to SQL. */
export * from './evaluate.ts'
export * from './expression.ts'
export * from './paths.ts'
export * from './read-condition.ts'
