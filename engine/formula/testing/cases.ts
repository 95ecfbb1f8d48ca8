/** The one table of cases: `cases/*.json`. */
import aggregates from '../cases/aggregates.json' with { type: 'json' }
import blanks from '../cases/blanks.json' with { type: 'json' }
import comparison from '../cases/comparison.json' with { type: 'json' }
import context from '../cases/context.json' with { type: 'json' }
import dates from '../cases/dates.json' with { type: 'json' }
import found from '../cases/found.json' with { type: 'json' }
import logic from '../cases/logic.json' with { type: 'json' }
import numbers from '../cases/numbers.json' with { type: 'json' }
import text from '../cases/text.json' with { type: 'json' }
import type { SampleRecord } from '../sample.ts'

/** One formula on one record; `is` as `compileEvaluator` gives it: decimals as text without zeros at the end. */
export interface FormulaCase {
  readonly formula: string
  readonly is: string | boolean | null
  /** Laid over the sample record. */
  readonly record?: SampleRecord
  /** Laid over the sample environment; `prior` is laid over the record. */
  readonly with?: { readonly [name: string]: unknown }
  /** False when SQL cannot work it out; the check must say so. */
  readonly sql?: false
  /** False when JSON Logic means something else by a standard operator; says why. */
  readonly jsonLogic?: string
}

export const formulaCases: ReadonlyMap<string, readonly FormulaCase[]> = new Map(
  Object.entries({ numbers, comparison, logic, blanks, text, dates, aggregates, context, found } as Record<
    string,
    unknown
  >) as [string, FormulaCase[]][],
)
