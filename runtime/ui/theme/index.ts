/** One look for both front ends: Ant Design with Attain's tokens, light and dark. */
export * from './appearance.ts'
export * from './legible.ts'
export * from './themed.tsx'
