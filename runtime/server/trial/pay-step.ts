/** What a step of a case expects to be paid: calculated, and read as finance reads it. */
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
    const statements = await statementsOf(context, plan, period)
    for (const [payee, pay] of payees) {
      const rows = comparePay(pay, statements.get(idOf(ids, `person ${payee}`)))
      found.push({ path: `${path}/${payee}`, period, payee, rows })
    }
    const named = new Set([...payees.keys()].map((payee) => idOf(ids, `person ${payee}`)))
    for (const [id, statement] of statements) {
      const rows = named.has(id) ? undefined : compareUnnamed(statement)
      if (rows !== undefined) found.push({ path, period, payee: statement.name, rows })
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

type NamedStatement = PaidStatement & { readonly name: string }

/** By payee. */
async function statementsOf(
  context: Context,
  plan: string,
  period: string,
): Promise<ReadonlyMap<string, NamedStatement>> {
  const { items } = await listStatements(context, plan, period, { limit: String(MOST) })
  const found = new Map<string, NamedStatement>()
  for (const { id, payee } of items) {
    const read = (language: Language) => readStatement({ ...context, language }, id)
    const [english, chinese] = [await read('en'), await read('zh-CN')]
    const [own, other] = context.language === 'en' ? [english, chinese] : [chinese, english]
    const lines = own.lines.map((line, number): PaidLine => {
      const { type, amount, words } = line
      const said = [words, ...(other.lines[number] === undefined ? [] : [other.lines[number].words])]
      return { type, amount, words, said, ...('component' in line && { component: line.component }) }
    })
    found.set(payee.id, { ...own, lines, name: payee.name })
  }
  return found
}

/** A case has few people; it is no list that somebody turns pages of. */
const MOST = 10_000
