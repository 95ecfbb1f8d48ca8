export { beginRun, cancelRun, refuseWhileRunning, runOfPeriod, takeUpRun } from './run.ts'
