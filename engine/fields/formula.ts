import { computed } from './computed.ts'

/** Worked out from other fields whenever it is read. */
export const formula = computed('formula', ['expression', 'returns', 'scale', 'currency'])
