/** From documents to a live revision, and everything on the way there. */
export { previewPublication } from './preview.ts'
export type { Publication } from './publication.ts'
export { publish } from './publish.ts'
export { listRevisions, readRevision, revisionErrors } from './revisions.ts'
export { rollBack } from './roll-back.ts'
export { promote, schedule, startCanary, withdraw } from './rollout.ts'
