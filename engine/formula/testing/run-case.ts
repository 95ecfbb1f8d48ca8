/** A case on the JavaScript backend. */
import { compileEvaluator } from '../evaluate/evaluator.ts'
import { recordView } from '../evaluate/record-view.ts'
import type { Environment } from '../evaluate/value.ts'
import { type Formula, readFormula } from '../formula.ts'
import { type SampleRecord, sampleDeal, sampleEnvironment, sampleScope } from '../sample.ts'
import type { FormulaCase } from './cases.ts'

export function readCase(formula: string): Formula {
  const result = readFormula(formula, sampleScope('deal'))
  if ('problems' in result) throw new Error(`${formula}: ${result.problems.map(({ message }) => message.en).join(' ')}`)
  return result
}

export function recordOf(one: FormulaCase): SampleRecord {
  const record = { ...sampleDeal, ...one.record }
  // without its account a record knows nothing of it
  return record.account === null
    ? Object.fromEntries(Object.entries(record).filter(([name]) => !name.startsWith('account.')))
    : record
}

export function environmentOf(one: FormulaCase): Environment {
  const { prior, roles, ...rest } = (one.with ?? {}) as { prior?: SampleRecord | null; roles?: string[] }
  return {
    ...sampleEnvironment,
    ...rest,
    ...(roles === undefined ? {} : { roles: new Set(roles) }),
    ...(prior === undefined ? {} : { prior: prior === null ? null : recordView({ ...recordOf(one), ...prior }) }),
  }
}

export function evaluateCase(one: FormulaCase): unknown {
  return compileEvaluator(readCase(one.formula).typed)(recordView(recordOf(one)), environmentOf(one))
}
