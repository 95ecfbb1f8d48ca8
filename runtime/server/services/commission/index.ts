/** Commission: plans calculated, their periods closed, statements read. */

export { actOnPlan } from './act.ts'
export { correctStatement } from './correct.ts'
export { listPlans } from './plans.ts'
export { creditsOfStatement, listStatements, ownStatements, readStatement } from './read.ts'
