/** Runs that somebody waits for. */
export { beginRun, cancelRun, refuseWhileRunning, runOfPeriod, takeUpRun } from './run.ts'
