/** Sandboxes: made from live, filled, refreshed, compared, deleted. */
export { noteTaken, readCommonDocuments } from './common-documents.ts'
export { createSandbox, refreshSandbox } from './create.ts'
export { deleteSandbox, startDeleting } from './erase.ts'
export { liveIdOf, renameSandbox } from './family.ts'
export { fillSandbox } from './fill.ts'
export { listSandboxes } from './list.ts'
