/** English and Chinese: started before the first render, switched at once everywhere. */
export * from './language.ts'
export * from './language-switch.tsx'
export * from './start.ts'
