/** How the front ends call the server, and who they are signed in as. */
export * from './api-error.ts'
export * from './query-client.ts'
export * from './random-id.ts'
export * from './records.ts'
export * from './request.ts'
export * from './session.ts'
