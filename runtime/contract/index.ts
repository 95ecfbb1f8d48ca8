/** The HTTP contract that the server keeps and the web application, the designer and the CLI rely on. */
export * from './accounts.ts'
export * from './drafts.ts'
export * from './errors.ts'
export * from './metadata.ts'
export * from './records.ts'
export * from './sandboxes.ts'
export * from './session.ts'
export * from './templates.ts'
