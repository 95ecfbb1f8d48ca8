/** What is asked of a simulation, checked: two plans whose periods can be compared, and what is supposed of people. */
import type { Hypothesis, SimulationAsked } from '@attain/contract'
import type { Period } from '@attain/engine/performance/calendar'
import { divide, fraction, hundred, text } from '@attain/engine/performance/fraction'
import { AttainError } from '../../../errors.ts'
import type { Assigned } from '../../../store/commission/assignments.ts'
import type { Context } from '../../context.ts'
import { compiledWith, contextOn, type Drafted } from '../../model-with.ts'
import { isFarAhead } from '../periods.ts'
import { dayAfter, type LivePlan, periodNamed, periodsUpTo, planNamed } from '../plan.ts'
import { assertMay } from '../rights.ts'
import { refuseUnseen } from './unseen.ts'

export interface Side {
  readonly context: Context
  readonly plan: LivePlan
  /** What is supposed to be assigned. */
  readonly assigned: readonly Assigned[]
}

export interface Question {
  readonly asked: SimulationAsked
  readonly before: Side
  readonly after: Side
  /** Those that are compared. */
  readonly periods: readonly Period[]
  readonly last: Period
}

export async function questionOf(context: Context, name: string, asked: SimulationAsked): Promise<Question> {
  const plan = planNamed(context, name)
  assertMay(context, name, 'run')
  const { suppose } = asked
  const first = periodNamed(plan, asked.from)
  const last = periodNamed(plan, asked.to)
  if (first.from > last.from) throw invalid('The periods end before they begin.', '期间的结束早于开始。')
  if (isFarAhead(last, context.today)) throw invalid('The periods lie more than a year ahead.', '期间超出一年以后。')
  const changed =
    suppose.plan === undefined ? context : await changedBy(context, name, planDocument(name, suppose.plan))
  const after = planNamed(changed, name)
  refuseOtherPeriods(plan, after)
  periodNamed(after, asked.to)
  return {
    asked,
    before: { context, plan, assigned: [] },
    after: { context: changed, plan: after, assigned: assignedOf(after, suppose) },
    periods: periodsUpTo(plan, last).filter(({ from }) => from >= first.from),
    last,
  }
}

async function changedBy(context: Context, name: string, document: Drafted): Promise<Context> {
  const { bundle, model } = await compiledWith(context, document)
  await refuseUnseen(context, name, bundle)
  return contextOn(context, model)
}

function planDocument(name: string, document: object): Drafted {
  const given: { readonly kind?: unknown; readonly name?: unknown } = document
  if (given.kind === 'commission-plan' && given.name === name) return document as Drafted
  throw invalid(
    `"suppose.plan" must be a document of the commission plan "${name}".`,
    `“suppose.plan”须为奖金方案“${name}”的文档。`,
  )
}

function refuseOtherPeriods(before: LivePlan, after: LivePlan): void {
  const isSame =
    before.every === after.every &&
    before.document.calendar === after.document.calendar &&
    before.definition.currency === after.definition.currency
  if (isSame) return
  throw invalid(
    'The changed plan has another currency, calendar or length of its periods: it cannot be compared with what is live.',
    '改动后的方案币种、日历或计薪期间不同，无法与当前方案对比。',
  )
}

function assignedOf({ document }: LivePlan, { assignments = [] }: Hypothesis): readonly Assigned[] {
  return assignments.map((one, at) => {
    const { person, component = null, quota = null, rate, targetIncentive = null, from = null, to = null } = one
    if (component !== null && !document.components.some(({ name }) => name === component))
      throw invalid(`The plan has no component "${component}".`, `方案没有奖金项目“${component}”。`)
    if (component === null && (quota !== null || rate !== undefined))
      throw invalid('A quota or a rate is that of a component: say which.', '指标或费率须指明所属的奖金项目。')
    return {
      ...{ id: `supposed ${at}`, payee: person, by: 'supposed', from, to, targetIncentive, component, quota },
      isExcluded: one.excluded === true,
      rate: rate === undefined ? null : text(divide(fraction(rate), hundred)),
    }
  })
}

export function invalid(en: string, chinese: string): AttainError {
  return new AttainError('invalid_request', { problem: { en, 'zh-CN': chinese } })
}

/** The day after the last on which what is credited is known: all of history, and of a forecast what is up to today. */
export function knownUntil({ asked, last }: Question, today: string): string {
  const tomorrow = dayAfter(today)
  return asked.basis === 'forecast' && tomorrow < last.until ? tomorrow : last.until
}
