/** Statements of a period are sent: their payees are told, and asked to say that they have read them. */
import type { SendingBody, SendingReport } from '@attain/contract'
import { nameOfPeriod, type Period } from '@attain/engine/performance/calendar'
import { sql } from 'kysely'
import { type Context, inTransaction } from '../../context.ts'
import { notify } from '../../notifications/index.ts'
import { holdPlan, stateOf } from '../periods.ts'
import { type LivePlan, periodNamed, planNamed } from '../plan.ts'
import { because } from '../refused.ts'
import { assertMay } from '../rights.ts'
import type { PeriodState } from '../states.ts'
import { note } from './answers.ts'

const sendable: ReadonlySet<PeriodState> = new Set(['in_review', 'locked', 'paid'])

interface Newest {
  readonly id: string
  readonly payee: string
  readonly version: number
  readonly isSent: boolean
  readonly isConfirmed: boolean
}

/** What was not sent yet; or, as a reminder, what was sent and not confirmed. */
export function sendStatements(asked: Context, name: string, key: string, body: SendingBody): Promise<SendingReport> {
  return inTransaction(asked, async (context) => {
    const plan = planNamed(context, name)
    assertMay(context, name, 'run')
    const period = periodNamed(plan, key)
    await holdPlan(context, name)
    if (!sendable.has(await stateOf(context, name, period)))
      throw because(
        'Send the period to review first: statements go out once they are in review.',
        '请先将期间送复核：进入复核后才能发送结算单。',
      )
    const newest = await newestOf(context, name, key)
    const wanted = newest.filter(({ isSent, isConfirmed }) => (body.remind ? isSent && !isConfirmed : !isSent))
    const noted = new Set(
      await note(
        context,
        body.remind ? 'reminded' : 'sent',
        wanted.map(({ id }) => id),
      ),
    )
    const told = wanted.filter(({ id }) => noted.has(id))
    await tell(context, plan, period, told, body.remind === true)
    return { sent: told.length }
  })
}

async function newestOf({ db, view }: Context, plan: string, period: string): Promise<readonly Newest[]> {
  const { rows } = await sql<Newest>`select s.id, s.payee_id as payee, s.version,
      bool_or(coalesce(e.type = 'sent', false)) as "isSent", bool_or(coalesce(e.type = 'confirmed', false)) as "isConfirmed"
    from (select distinct on (payee_id) id, payee_id, version from commission_statements
      where workspace_id = ${view.workspace.id} and plan = ${plan} and period = ${period} order by payee_id, version desc) s
    left join commission_statement_events e on e.workspace_id = ${view.workspace.id} and e.statement_id = s.id
    group by 1, 2, 3 order by 2`.execute(db)
  return rows
}

/** Without amounts: a mail is read by others too. */
async function tell(
  { db, view, today }: Context,
  { document, calendar }: LivePlan,
  period: Period,
  statements: readonly Newest[],
  isReminder: boolean,
): Promise<void> {
  const en = `${nameOfPeriod(calendar, period, 'en')}, ${document.label.en}`
  const chinese = `${nameOfPeriod(calendar, period, 'zh-CN')}，${document.label['zh-CN'] ?? document.label.en}`
  const titled = (version: number) => {
    if (isReminder) return { en: `Please confirm your statement (${en})`, 'zh-CN': `请确认您的结算单（${chinese}）` }
    return version === 1
      ? { en: `Your statement is here (${en})`, 'zh-CN': `您的结算单已发出（${chinese}）` }
      : { en: `Your statement has changed (${en})`, 'zh-CN': `您的结算单有更新（${chinese}）` }
  }
  const text = {
    en: 'Read it, and say that you have; or say what is wrong.',
    'zh-CN': '请查阅并确认；如有异议，请在结算单上提出申诉。',
  }
  await notify(
    db,
    view.workspace.id,
    statements.map(({ id, payee, version }) => ({
      personId: payee,
      topic: 'commission' as const,
      key: `commission/${isReminder ? `reminded/${today}` : 'sent'}/${id}`,
      title: titled(version),
      text,
      link: `/commission/statements/${id}`,
    })),
  )
}
