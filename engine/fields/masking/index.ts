/** Masking: values that stand for others, for data that people may work with and not read. */
export { isMasked, type Masking, maskValue } from './mask.ts'
export type { Pseudonym } from './pseudonym.ts'
