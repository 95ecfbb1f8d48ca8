/** What went wrong, what is missing, what is done: in words, with a way on. */
export * from './crash-page.tsx'
export * from './explain.ts'
export * from './failure.tsx'
export * from './not-found-page.tsx'
export * from './notice.tsx'
export * from './use-messages.ts'
