/** What both sides of a simulation came to: in total, by component, by period and payee by payee. */
import type {
  Compared,
  SimulatedPayee,
  SimulatedStatement,
  SimulatedStatements,
  SimulationResult,
} from '@attain/contract'
import type { Line } from '@attain/engine/commission'
import type { Period } from '@attain/engine/performance/calendar'
import { absolute, compare, fraction, subtract, sum, text } from '@attain/engine/performance/fraction'
import { type RawBuilder, sql } from 'kysely'
import { asSystem, type Context } from '../../context.ts'
import { peopleNames } from '../../people-names.ts'
import { periodBody } from '../../performance/periods.ts'
import { componentBody } from '../read-statement.ts'
import { sayLines } from '../say-lines.ts'
import type { KeptComponent } from '../statements.ts'
import type { Question, Side } from './question.ts'

interface Row {
  readonly payee: string
  readonly period: string
  readonly paid: string
  readonly earned: string
  readonly refused: number
}

interface ComponentRow {
  readonly component: string
  readonly earned: string
}

/** `run` is the one of what is as it is. */
export async function readResult(context: Context, question: Question, run: string): Promise<SimulationResult> {
  const { view, today } = context
  const sides = await Promise.all(
    [true, false].map((isBefore) => sideOf(context, newest(context, question, isBefore ? run : undefined))),
  )
  const [before = nobody, after = nobody] = sides
  const { plan } = question.before
  const totals = (of: 'paid' | 'earned', where: (row: Row) => boolean = () => true) => ({
    before: total(before.rows.filter(where), of),
    after: total(after.rows.filter(where), of),
  })
  const payees = [...new Set([...before.rows, ...after.rows].map(({ payee }) => payee))]
  const names = await peopleNames(asSystem(context, null), payees)
  const [ofBefore, ofAfter] = [before, after].map(({ rows }) => Map.groupBy(rows, ({ payee }) => payee))
  const people = payees.map((id): SimulatedPayee => {
    const [old, young] = [ofBefore?.get(id) ?? [], ofAfter?.get(id) ?? []]
    const compared = (of: 'paid' | 'earned') => ({ before: total(old, of), after: total(young, of) })
    return {
      payee: { id, name: names.get(id) ?? '' },
      ...{ paid: compared('paid'), earned: compared('earned') },
      refused: { before: refusedIn(old), after: refusedIn(young) },
    }
  })
  return {
    plan: { name: plan.name, label: plan.document.label },
    currency: plan.definition.currency,
    basis: question.asked.basis,
    ...{ paid: totals('paid'), earned: totals('earned') },
    components: componentsOf(question, before.components, after.components),
    periods: question.periods.map((period) => ({
      period: periodBody(context, plan.calendar, period),
      paid: totals('paid', (row) => row.period === period.key),
    })),
    payees: people.toSorted(byChange),
    ...{ revision: view.workspace.revision, today },
  }
}

const nobody = { rows: [], components: [] as readonly ComponentRow[] }

/** Statements of the periods that are compared: those of a run, or the newest of both. */
function newest(
  { view }: Context,
  { before: { plan }, periods }: Question,
  run: string | undefined,
  payee?: string,
): RawBuilder<unknown> {
  const keys = periods.map(({ key }) => key)
  return sql`select distinct on (payee_id, period) * from commission_statements
    where workspace_id = ${view.workspace.id} and plan = ${plan.name} and period = any(${keys}::text[])
      ${run === undefined ? sql`` : sql`and run_id = ${run}::uuid`} ${payee === undefined ? sql`` : sql`and payee_id = ${payee}::uuid`}
    order by payee_id, period, version desc`
}

async function sideOf({ db }: Context, statements: RawBuilder<unknown>) {
  const { rows } =
    await sql<Row>`select payee_id as payee, period, trim_scale(paid)::text as paid, trim_scale(earned)::text as earned,
      json_array_length(refusals) as refused from (${statements}) s`.execute(db)
  const { rows: components } = await sql<ComponentRow>`select c ->> 'component' as component,
      trim_scale(sum((c ->> 'earned')::numeric))::text as earned
    from (${statements}) s, json_array_elements(components) c where c ->> 'status' = 'earned' group by 1`.execute(db)
  return { rows, components }
}

function componentsOf(
  { before, after }: Question,
  old: readonly ComponentRow[],
  young: readonly ComponentRow[],
): SimulationResult['components'] {
  const all = new Map(
    [...after.plan.document.components, ...before.plan.document.components].map(({ name, label }) => [name, label]),
  )
  const earned = (rows: readonly ComponentRow[], name: string) =>
    rows.find(({ component }) => component === name)?.earned ?? '0'
  return [...all].map(([name, label]) => ({
    name,
    label,
    earned: { before: earned(old, name), after: earned(young, name) },
  }))
}

function total(rows: readonly Row[], of: 'paid' | 'earned'): string {
  return text(sum(rows.map((row) => fraction(row[of]))))
}

function refusedIn(rows: readonly Row[]): number {
  return rows.reduce((count, { refused }) => count + refused, 0)
}

function byChange(a: SimulatedPayee, b: SimulatedPayee): number {
  return compare(changeOf(b.paid), changeOf(a.paid)) || (a.payee.name < b.payee.name ? -1 : 1)
}

function changeOf({ before, after }: Compared) {
  return absolute(subtract(fraction(after), fraction(before)))
}

export async function readSides(
  context: Context,
  question: Question,
  run: string,
  payee: string,
): Promise<SimulatedStatements> {
  const { plan } = question.before
  const names = await peopleNames(asSystem(context, null), [payee])
  return {
    payee: { id: payee, name: names.get(payee) ?? '' },
    currency: plan.definition.currency,
    before: await readStatements(context, question.before, question.periods, newest(context, question, run, payee)),
    after: await readStatements(context, question.after, question.periods, newest(context, question, undefined, payee)),
  }
}

interface StatementRow extends Omit<Row, 'payee' | 'refused'> {
  readonly components: readonly KeptComponent[]
  readonly lines: readonly Line[]
}

/** Each said with the words of its own plan. */
export async function readStatements(
  { db }: Context,
  side: Side,
  periods: readonly Period[],
  statements: RawBuilder<unknown>,
): Promise<readonly SimulatedStatement[]> {
  const { plan } = side
  const context = { ...side.context, db }
  const { rows } =
    await sql<StatementRow>`select period, trim_scale(paid)::text as paid, trim_scale(earned)::text as earned, components, lines
    from (${statements}) s`.execute(db)
  const said: SimulatedStatement[] = []
  for (const period of periods) {
    const row = rows.find(({ period: key }) => key === period.key)
    if (row === undefined) continue
    said.push({
      period: periodBody(context, plan.calendar, period),
      ...{ paid: row.paid, earned: row.earned },
      components: row.components.map((one) => componentBody(context, plan, one)),
      lines: await sayLines(context, plan, row.lines),
    })
  }
  return said
}
