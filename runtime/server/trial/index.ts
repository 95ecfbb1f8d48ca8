/** Applications that are tried out: on a database that nobody else uses and that is gone afterwards. */
export { openTrial, type Trial } from './open-trial.ts'
export { type CaseResult, type Comparison, runCase } from './run-case.ts'
