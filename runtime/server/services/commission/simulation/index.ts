/** What a plan would pay if something were otherwise: calculated by the code that pays, and never written. */

export { simulatedCredits } from './deals.ts'
export { runSimulation, simulatedStatements } from './run.ts'
export {
  calculateScenario,
  cancelScenario,
  changeScenario,
  createScenario,
  deleteScenario,
  listScenarios,
  readScenario,
} from './scenarios.ts'
export { startOfSimulation } from './start.ts'
