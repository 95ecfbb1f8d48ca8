/** A payee says that a line of their statement is wrong, or all of it; an approval of the plan's decides. */
import type { NewDisputeBody } from '@attain/contract'
import { DISPUTE } from '@attain/engine/metadata'
import { nameOfPeriod, periodOf } from '@attain/engine/performance/calendar'
import { fraction, negate, sum, text } from '@attain/engine/performance/fraction'
import { AttainError } from '../../../errors.ts'
import { checkFiles } from '../../approvals/files.ts'
import { startApproval } from '../../approvals/start.ts'
import { asSystem, type Context, inTransaction } from '../../context.ts'
import { peopleNames } from '../../people-names.ts'
import { createRecord } from '../../records.ts'
import { refuseUnpayable } from '../adjustments.ts'
import { answerOf } from '../answers/answers.ts'
import { answerUntil } from '../answers/deadline.ts'
import { type KeptStatement, newestVersionOf, statementNamed } from '../kept-statement.ts'
import { type LivePlan, livePlan, planOfStatement } from '../plan.ts'
import { because } from '../refused.ts'
import { sayLines } from '../say-lines.ts'
import { whole } from './about.ts'
import { type Disputed, holdDisputes, overlapping, whyRefused } from './overlap.ts'

export function raiseDispute(asked: Context, id: string, body: NewDisputeBody): Promise<{ readonly id: string }> {
  return inTransaction(asked, async (context) => {
    const statement = await statementNamed(context, id)
    const plan = livePlan(context, statement.plan)
    if (plan === undefined) throw because('The plan of this statement was taken away.', '此结算单的方案已被移除。')
    await refuseUndisputable(context, plan, statement)
    const { line = 0, expected, reason } = body
    const { period, payee_id } = statement
    await refuseOverlap(context, plan, { plan: plan.name, period, payee_id, statement_id: id, line })
    refuseUnpayable(expected, statement.currency)
    const stated = await statedIn(context, statement, line)
    const granted = text(sum([fraction(expected), negate(fraction(stated.amount))]))
    if (granted === '0') throw because('This is the amount that is stated.', '期望金额与结算金额相同。')
    const files = await checkFiles(context, body.files ?? [])
    const dispute = await createDispute(context, plan, statement, { ...stated, expected, granted, reason })
    const { db, view, now } = context
    const raised = await db
      .insertInto('commission_disputes')
      .values({
        ...{ workspace_id: view.workspace.id, id: dispute, statement_id: id, plan: statement.plan },
        ...{ period: statement.period, payee_id: statement.payee_id, line, stated: stated.amount, expected, reason },
        ...{ files: [...files], raised_at: now, state: 'open' },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (raised.numInsertedOrUpdatedRows === 0n)
      throw because('Your dispute is being looked at already.', '您的申诉正在处理中。')
    const submitter = view.actor.personId
    await startApproval(asSystem(context, submitter), {
      object: objectOfDisputes(context),
      name: plan.document.disputes?.approval ?? '',
      recordId: dispute,
      submitter,
      files,
    })
    return { id: dispute }
  })
}

async function refuseUndisputable(context: Context, plan: LivePlan, statement: KeptStatement): Promise<void> {
  if (statement.payee_id !== context.view.actor.personId)
    throw new AttainError('forbidden', {
      action: { en: 'dispute the statement of somebody else', 'zh-CN': '对他人的结算单提出申诉' },
    })
  if (plan.document.disputes === undefined)
    throw because('Statements of this plan cannot be disputed.', '该方案的结算单不接受申诉。')
  if ((await newestVersionOf(context, statement)) !== statement.version)
    throw because('There is a newer version of this statement.', '该结算单已有新版本。')
  const until = answerUntil(context, plan, statement, await answerOf(context, statement.id))
  if (until !== null && until < context.today) throw because('The time for disputes is over.', '申诉期已结束。')
}

async function refuseOverlap(context: Context, plan: LivePlan, disputed: Disputed): Promise<void> {
  await holdDisputes(context, disputed)
  const other = await overlapping(context, disputed, ['open', 'accepted'])
  if (other !== undefined) throw whyRefused(plan, disputed, other)
}

interface Stated {
  readonly amount: string
  /** What it is about, in the words of the statement. */
  readonly about: string
}

async function statedIn(context: Context, statement: KeptStatement, line: number): Promise<Stated> {
  const { paid, lines } = statement
  if (line === 0) return { amount: paid, about: whole[context.language] }
  const disputed = lines.slice(line - 1, line)
  const [said] = await sayLines(context, await planOfStatement(context, statement), disputed)
  if (said === undefined) throw because('The statement has no such line.', '结算单中没有这一行。')
  return { amount: said.amount, about: said.words.title }
}

/** What the approval is about: everything that whoever decides has to know. */
async function createDispute(
  context: Context,
  plan: LivePlan,
  { period: key, payee_id, currency }: KeptStatement,
  {
    amount: stated,
    about,
    ...given
  }: Stated & {
    readonly expected: string
    readonly granted: string
    readonly reason: string
  },
): Promise<string> {
  const { language } = context
  const period = periodOf(plan.calendar, key)
  const names = await peopleNames(asSystem(context, null), [payee_id])
  const called = [
    names.get(payee_id),
    period === undefined ? key : nameOfPeriod(plan.calendar, period, language),
    about,
  ]
  const { id } = await createRecord(asSystem(context, payee_id), objectOfDisputes(context), {
    name: called.join(' · ').slice(0, 200),
    ...{ plan: plan.name, period: key, payee: payee_id, owner: payee_id, currency, state: 'open' },
    ...{ about: about.slice(0, 500), stated, expected: given.expected, granted: given.granted, reason: given.reason },
  })
  return id
}

function objectOfDisputes({ view }: Context) {
  const object = view.workspace.objects.get(DISPUTE)
  if (object === undefined) throw new Error(`The system bundle has an object ${DISPUTE}.`)
  return object
}
