/** What a step of a case expects to be paid: calculated, and read as finance reads it. */
import type { StatementRow } from '@attain/contract'
import {
  comparePay,
  compareUnnamed,
  type PaidLine,
  type PaidStatement,
  type PreparedStep,
} from '@attain/engine/expected'
import type { Language } from '@attain/engine/fields'
import { periodAt } from '@attain/engine/performance/calendar'
import { calculatePeriod, correctStatement, listStatements, readStatement } from '../services/commission/index.ts'
import { stateOf } from '../services/commission/periods.ts'
import { dayBefore, periodNamed, planNamed } from '../services/commission/plan.ts'
import { isClosed } from '../services/commission/states.ts'
import type { Context } from '../services/context.ts'
import { at } from './case-failure.ts'
import type { Comparison } from './run-case.ts'
import { idOf, type RecordIds } from './write-step.ts'

export async function payStep(
  context: Context,
  ids: RecordIds,
  { plan, corrections, pays }: PreparedStep,
): Promise<readonly Comparison[]> {
  for (const { path, payee, period, amount, reason } of corrections) {
    const body = { plan, period, reason, payee: idOf(ids, `person ${payee}`), amount: String(amount) }
    await at(path, () => correctStatement(context, body))
  }
  const last = pays.at(-1)
  if (last !== undefined) await at(last.path, () => calculate(context, plan, last.period))
  const found: Comparison[] = []
  for (const { period, payees, path } of pays) {
    const left = new Map((await rowsOf(context, plan, period)).map((row) => [row.payee.id, row]))
    for (const [payee, pay] of payees) {
      const id = idOf(ids, `person ${payee}`)
      const row = left.get(id)
      left.delete(id)
      const rows = comparePay(pay, row && (await statementOf(context, row)))
      found.push({ path: `${path}/${payee}`, period, payee, rows })
    }
    for (const row of left.values()) {
      if (isNothing(row)) continue
      const rows = compareUnnamed(await statementOf(context, row))
      if (rows !== undefined) found.push({ path, period, payee: row.payee.name, rows })
    }
  }
  return found
}

/** Plans that look at what others earn come after those. */
async function calculate(context: Context, name: string, key: string): Promise<void> {
  const plan = planNamed(context, name)
  const { until } = periodNamed(plan, key)
  const others = plan.document.components.flatMap(({ measure }) =>
    measure.from === 'earnings' && measure.plan !== undefined && measure.plan !== name ? [measure.plan] : [],
  )
  for (const other of new Set(others)) {
    const { calendar, every } = planNamed(context, other)
    await calculate(context, other, periodAt(calendar, every, dayBefore(until)).key)
  }
  if (!isClosed(await stateOf(context, name, { key }))) await calculatePeriod(context, name, key)
}

async function rowsOf(context: Context, plan: string, period: string): Promise<readonly StatementRow[]> {
  return (await listStatements(context, plan, period, { limit: String(MOST) })).items
}

/** A case has few people; it is no list that somebody turns pages of. */
const MOST = 10_000

function isNothing({ earned, paid, refused }: StatementRow): boolean {
  return earned === '0' && paid === '0' && refused === 0
}

/** In the reader's language; what a case says of its words may be said in the other one as well. */
async function statementOf(context: Context, { id }: StatementRow): Promise<PaidStatement> {
  const read = (language: Language) => readStatement({ ...context, language }, id)
  const own = await read(context.language)
  const other = await read(context.language === 'en' ? 'zh-CN' : 'en')
  const lines = own.lines.map((line, number): PaidLine => {
    const { type, amount, words } = line
    const said = [words, ...(other.lines[number] === undefined ? [] : [other.lines[number].words])]
    return { type, amount, words, said, ...('component' in line && { component: line.component }) }
  })
  return { ...own, lines }
}
