/** A commission plan as a page of plain words, for whoever edits it and whoever is paid by it. */
export { PlanSheet } from './plan-sheet.tsx'
