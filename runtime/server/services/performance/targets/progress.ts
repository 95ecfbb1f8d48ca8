/** How everybody stands to their target in a period: attained, where they should be today, what it comes to. */
import type { TargetProgressBody, TargetProgressQuery, TargetProgressRow } from '@attain/contract'
import { always } from '@attain/engine/formula'
import { type Period, periodAround, periodAt, periodOf, within } from '@attain/engine/performance/calendar'
import { compare, fraction } from '@attain/engine/performance/fraction'
import { isAdditive, type KpiModel } from '@attain/engine/performance/kpi'
import { AttainError } from '../../../errors.ts'
import { asSystem, type Context } from '../../context.ts'
import { periodBody } from '../periods.ts'
import { actualsOf } from './actuals.ts'
import { type KnownTarget, targetBody, visibleTarget } from './documents.ts'
import { type Pacing, pacingOf } from './pacing.ts'
import { readTargets, type TargetAmount } from './read.ts'
import { personSubject, targetKey } from './subjects.ts'
import { type Member, membersOf } from './who.ts'

export async function readProgress(context: Context, query: TargetProgressQuery): Promise<TargetProgressBody> {
  const known = visibleTarget(context, query.target)
  const period = periodNamed(context, known, query)
  const me = personSubject(context.view.actor.personId)
  const targets = await readTargets(context, {
    target: known.target,
    periods: [period],
    ...(query.mine === true && { subjects: [me] }),
  })
  const members = await membersOf(
    context,
    known,
    [...targets.values()].map(({ subject }) => subject),
  )
  const shown = query.mine === true ? members.filter(({ subject }) => subject === me) : members
  const levels = new Set(shown.flatMap(({ by, right }) => (right === 'none' ? [] : [by])))
  const [pacing, [actuals = new Map()]] = await Promise.all([
    pacingOf(context, known, period),
    actualsOf(context, known, {
      stretches: [{ first: period, last: period, count: 1 }],
      levels,
      ...(query.mine === true && { within: { person: context.view.actor.personId } }),
    }),
  ])
  const rows = shown.map((member) =>
    rowOf(known.kpi, pacing, member, targets.get(targetKey(period.key, member.subject)), actuals),
  )
  const ranks = query.mine === true ? await ranksOf(context, known, period, pacing) : ranksIn(rows)
  return {
    target: targetBody(context, known),
    period: periodBody(context, known.calendar, period),
    periods: periodsBeside(known, period).map((one) => periodBody(context, known.calendar, one)),
    today: context.today,
    gone: pacing.gone,
    rows: rows
      .filter(({ hasLeft, asked }) => !hasLeft || asked !== null)
      .map((row) => {
        const rank = ranks.get(row.subject)
        return rank === undefined ? row : { ...row, rank }
      }),
  }
}

const order = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const

/** Today's is no shorter than those that have targets: a month is not asked for what a quarter is to bring. */
export function periodNamed(
  { today }: Context,
  { target, calendar }: KnownTarget,
  { period: key, granularity: asked = target.periods.total }: TargetProgressQuery,
): Period {
  const { every } = target.periods
  const granularity = order.indexOf(asked) < order.indexOf(every) ? every : asked
  const isKnown = calendar.granularities.includes(granularity)
  const period =
    key === undefined ? (isKnown ? periodAt(calendar, granularity, today) : undefined) : periodOf(calendar, key)
  if (period === undefined)
    throw new AttainError('invalid_request', {
      problem: {
        en: `"${key ?? granularity}" is no period of the calendar.`,
        'zh-CN': `“${key ?? granularity}”不是该日历中的期间。`,
      },
    })
  return period
}

/** The year, and all shorter periods in it down to the shortest that has targets. */
function periodsBeside({ target, kpi, calendar }: KnownTarget, period: Period): readonly Period[] {
  const year = periodAround(calendar, period, 'year')
  const { total, every } = target.periods
  const between = (['half', 'quarter', 'month', 'week'] as const).filter(
    (granularity) => [total, every].includes(granularity) || (granularity === 'quarter' && every === 'month'),
  )
  // what does not add up has no target for a longer period than the one that it is set for
  const isYearly = total === 'year' || isAdditive(kpi)
  return [
    ...(isYearly ? [year] : []),
    ...between
      .filter((granularity) => calendar.granularities.includes(granularity))
      .flatMap((granularity) => within(calendar, year, granularity)),
  ]
}

function rowOf(
  kpi: KpiModel,
  pacing: Pacing,
  { subject, parent, by, depth, name, right, hasLeft }: Member,
  held: TargetAmount | undefined,
  actuals: ReadonlyMap<string, string>,
): TargetProgressRow {
  const row = { subject, parent, by, depth, name, hasLeft }
  if (right === 'none') return { ...row, actual: null, amount: null, asked: null }
  // of nothing a sum is 0
  const actual = actuals.get(subject) ?? (isAdditive(kpi) ? '0' : null)
  if (held === undefined) return { ...row, actual, amount: null, asked: null }
  const progress = actual === null ? undefined : pacing.progressOf(actual, held.asked)
  return { ...row, actual, amount: held.amount, asked: held.asked, ...(progress && { progress }) }
}

const everything = { see: always, propose: always, set: always }

type Ranks = ReadonlyMap<string, NonNullable<TargetProgressRow['rank']>>

/** Places by attainment among those of the same level; equal ones share a place. */
function ranksIn(rows: readonly TargetProgressRow[]): Ranks {
  const ranks = new Map<string, { place: number; of: number }>()
  for (const level of Map.groupBy(rows, ({ by }) => by).values()) {
    const known = level.flatMap(({ subject, progress }) =>
      progress === undefined ? [] : [{ subject, attainment: fraction(progress.attainment) }],
    )
    known.sort((a, b) => compare(b.attainment, a.attainment))
    let place = 0
    for (const [index, { subject, attainment }] of known.entries()) {
      const before = known[index - 1]
      if (before === undefined || compare(before.attainment, attainment) !== 0) place = index + 1
      ranks.set(subject, { place, of: known.length })
    }
  }
  return ranks
}

/** One's own place, as far as the KPI says that people may know it: among the team, or among everybody. */
async function ranksOf(context: Context, known: KnownTarget, period: Period, pacing: Pacing): Promise<Ranks> {
  const { kpi, target } = known
  if (kpi.ranking === 'nobody') return new Map()
  const system = asSystem(context, null)
  const [targets, [actuals = new Map<string, string>()], members] = await Promise.all([
    readTargets(context, { target, periods: [period] }),
    actualsOf(system, known, { stretches: [{ first: period, last: period, count: 1 }], levels: ['person'] }),
    membersOf(system, { ...known, rights: everything }),
  ])
  const me = members.find(({ subject }) => subject === personSubject(context.view.actor.personId))
  const among = members.filter(
    ({ by, parent, hasLeft }) => by === 'person' && !hasLeft && (kpi.ranking === 'everybody' || parent === me?.parent),
  )
  return ranksIn(
    among.map((member) => rowOf(kpi, pacing, member, targets.get(targetKey(period.key, member.subject)), actuals)),
  )
}
