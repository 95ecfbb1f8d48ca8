import { computed } from './computed.ts'

/** Worked out over child records and kept. */
export const rollup = computed('rollup', ['children', 'aggregate', 'field', 'where', 'scale'])
