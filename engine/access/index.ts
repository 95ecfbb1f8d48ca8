/** Who may do what: the union of a person's roles, as conditions that become part of every query. */
export { type GrantedRights, levelOf, unseenInputs } from './computed-fields.ts'
export { figuresOf, targetRightsOf } from './figure-access.ts'
export * from './object-access.ts'
export { mayWithPlan, type PlanAction } from './plan-access.ts'
export { mayWithScorecard, type ScorecardAction } from './scorecard-access.ts'
