/** Who is told when targets are not being reached. */
export { lastDue } from './due.ts'
export { tellAlert } from './tell-alert.ts'
export { forgetOldAlerts } from './told.ts'
