/** Commission: plans calculated, their periods closed, statements read. */

export { actOnPlan } from './act.ts'
export { correctStatement } from './correct.ts'
export { listStatements } from './list-statements.ts'
export { ownStatements } from './own-statements.ts'
export { listPlans } from './plans.ts'
export { readStatement } from './read-statement.ts'
export { creditsOfStatement } from './statement-credits.ts'
