/** The case table and what it runs on, for the backends that live elsewhere. */

export * from '../sample.ts'
export * from './cases.ts'
export * from './generate.ts'
export * from './run-case.ts'
