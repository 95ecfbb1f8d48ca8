/** A statement with every line, said in the asker's language. */
import type { StatementBody, StatementComponent } from '@attain/contract'
import { refusalSentence } from '@attain/engine/commission/words'
import { nameOfPeriod, periodOf, shift } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { isoTime } from '../../store/query/iso-time.ts'
import { asSystem, type Context } from '../context.ts'
import { peopleNames } from '../people-names.ts'
import { type Answer, answerOf } from './answers/answers.ts'
import { answerUntil } from './answers/deadline.ts'
import { readDisputes } from './disputes/dispute.ts'
import { aboutOf, type KeptStatement, noSuchStatement, statementNamed } from './kept-statement.ts'
import { type LivePlan, livePlan, planOfStatement, type StatedPlan } from './plan.ts'
import { may } from './rights.ts'
import { sayLines, wordingFor } from './say-lines.ts'
import type { KeptComponent } from './statements.ts'
import { isClosed } from './states.ts'

export async function readStatement(context: Context, id: string): Promise<StatementBody> {
  const { db, view } = context
  const row = await statementNamed(context, id)
  const plan = livePlan(context, row.plan)
  const [stated, { rows: versions }, names, answer, disputes] = await Promise.all([
    planOfStatement(context, row),
    sql<{
      id: string
      version: number
      at: string
      paid: string
    }>`select id, version, at, trim_scale(paid)::text as paid
      from commission_statements where workspace_id = ${view.workspace.id} and plan = ${row.plan} and period = ${row.period}
      and payee_id = ${row.payee_id}::uuid order by version desc`.execute(db),
    peopleNames(asSystem(context, null), [row.payee_id]),
    answerOf(context, id),
    readDisputes(
      context,
      sql<boolean>`d.plan = ${row.plan} and d.period = ${row.period} and d.payee_id = ${row.payee_id}::uuid`,
    ),
  ])
  const about = await aboutOf(context, row)
  if (about === undefined) throw noSuchStatement()
  return {
    id,
    ...about,
    plan: { name: row.plan, label: stated.document.label },
    payee: { id: row.payee_id, name: names.get(row.payee_id) ?? '' },
    state: row.state,
    version: row.version,
    versions: versions.map((one) => ({ ...one, at: isoTime(one.at) })),
    revision: row.revision,
    currency: row.currency,
    earned: row.earned,
    paid: row.paid,
    owed: row.owed,
    held: row.held,
    carried: row.carried,
    instalments: instalmentsIn(context, stated, row),
    ...(row.payment !== null && { payment: row.payment }),
    components: row.components.map((one) => componentBody(context, stated, one)),
    lines: await sayLines(context, stated, row.lines),
    at: isoTime(row.at),
    ...answer,
    answerUntil: plan === undefined ? null : answerUntil(context, plan, row, answer),
    disputes,
    may: whatOneMay(context, plan, row, versions[0]?.id === id, answer),
  }
}

/** None where all of it is paid at once. */
function instalmentsIn(
  { language }: Context,
  { calendar }: StatedPlan,
  { period: key, instalments }: KeptStatement,
): StatementBody['instalments'] {
  const period = periodOf(calendar, key)
  const parts = instalments.filter(({ amount }) => amount !== '0')
  if (period === undefined || parts.every(({ after }) => after === 0)) return []
  return parts.map(({ after, amount }) => ({
    period: nameOfPeriod(calendar, shift(calendar, period, after), language),
    amount,
  }))
}

function whatOneMay(
  context: Context,
  plan: LivePlan | undefined,
  statement: KeptStatement,
  isNewest: boolean,
  answer: Answer,
): StatementBody['may'] {
  const { payee_id, state } = statement
  const { sentAt, confirmedAt } = answer
  const isOwn = payee_id === context.view.actor.personId
  if (plan === undefined) return { confirm: false, dispute: false, correct: false }
  const isInTime = (answerUntil(context, plan, statement, answer) ?? context.today) >= context.today
  return {
    confirm: isOwn && isNewest && sentAt !== null && confirmedAt === null,
    dispute: isOwn && isNewest && isInTime && plan.document.disputes !== undefined,
    correct: !isOwn && isNewest && !isClosed(state) && may(context, plan.name, 'run'),
  }
}

export function componentBody(context: Context, plan: StatedPlan, one: KeptComponent): StatementComponent {
  const label = plan.document.components.find(({ name }) => name === one.component)?.label
  const named = { name: one.component, label: label ?? { en: one.component } }
  if (one.status === 'earned') return { ...named, status: 'earned', earned: one.earned, figures: one.figures }
  const why = refusalSentence(wordingFor(context, plan), { component: one.component, ...one.refusal })
  return { ...named, status: 'refused', refused: one.refusal.refused, why }
}
