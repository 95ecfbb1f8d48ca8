/** Names that lead from a component to what is not another one. Apart, as pages that only name plans need no evaluator. */
export const PERSON = 'person'
export const KPI = 'kpi'
