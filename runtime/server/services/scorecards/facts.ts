/** What a calculation takes for each person: figures, targets, keys between equals, bases of rewards, days. Set by set. */
import type { Json } from '@attain/engine/fields'
import { DEFAULT_CURRENCY } from '@attain/engine/metadata'
import type { Period } from '@attain/engine/performance/calendar'
import { figureOf } from '@attain/engine/performance/kpi'
import type { Measure, Money, RewardFacts } from '@attain/engine/performance/scorecard'
import { allDays, type DayCount, workingDays } from '@attain/engine/performance/target'
import { asSystem, type Context } from '../context.ts'
import { environmentOf } from '../performance/environment.ts'
import { figuresOfKpi, type Measurements } from '../performance/figures.ts'
import type { Document } from './cycle.ts'
import type { Member } from './people.ts'
import { personOf } from './people.ts'
import { targetsFor } from './targets.ts'

/** As a card keeps them: what was calculated can be calculated again from it. */
export interface KeptFacts {
  readonly measures: Readonly<Record<string, Measure>>
  /** Fields that decide between equals. */
  readonly fields: Readonly<Record<string, string | null>>
  readonly amounts: Readonly<Record<string, Money | null>>
  readonly days: NonNullable<RewardFacts['days']>
}

export async function factsOf(
  asked: Context,
  document: Document,
  period: Period,
  members: readonly Member[],
): Promise<ReadonlyMap<string, KeptFacts>> {
  const context = asSystem(asked, null)
  const names = kpisOf(document)
  const figures = new Map<string, ReadonlyMap<string, string | null>>()
  const targets = new Map<string, ReadonlyMap<string, string>>()
  const measurements: Measurements = new Map()
  await Promise.all(
    names.map(async (kpi) => {
      const [measured, asks] = await Promise.all([
        measuredBy(context, kpi, document, period, members, measurements),
        targetsFor(context, kpi, document, period, members),
      ])
      figures.set(kpi, measured)
      targets.set(kpi, asks)
    }),
  )
  const calendar = context.view.workspace.calendar.calendar
  const counts: Readonly<Record<'workingDays' | 'calendarDays', DayCount>> = {
    workingDays: workingDays(calendar),
    calendarDays: allDays,
  }
  return new Map(
    members.map((member) => [
      member.id,
      {
        measures: Object.fromEntries(
          names.map((kpi) => [
            kpi,
            { actual: figures.get(kpi)?.get(member.id) ?? null, target: targets.get(kpi)?.get(member.id) ?? null },
          ]),
        ),
        fields: Object.fromEntries(
          (document.distribution?.ties ?? []).flatMap((tie) =>
            tie.by === 'field' ? [[tie.field, keyText(member.fields[tie.field])]] : [],
          ),
        ),
        amounts: amountsOf(context, document, member),
        days: {
          workingDays: daysOf(counts.workingDays, period, member),
          calendarDays: daysOf(counts.calendarDays, period, member),
        },
      },
    ]),
  )
}

/** Every KPI that items, points, red lines and ties read, each once. */
function kpisOf({ items, adjustments = [], vetoes = [], distribution }: Document): readonly string[] {
  const names = [
    ...[...items, ...adjustments].flatMap(({ kpi }) => (kpi === undefined ? [] : [kpi])),
    ...vetoes.flatMap(({ when }) => (when.of === 'kpi' ? [when.kpi] : [])),
    ...(distribution?.ties ?? []).flatMap((tie) => (tie.by === 'kpi' ? [tie.kpi] : [])),
  ]
  return [...new Set(names)]
}

/** A KPI that a later revision has no more gives no figure, and the card names it. */
async function measuredBy(
  context: Context,
  name: string,
  { cycle }: Document,
  period: Period,
  members: readonly Member[],
  measurements: Measurements,
): Promise<ReadonlyMap<string, string | null>> {
  const { kpis } = context.view.workspace.model
  const kpi = kpis.get(name)
  if (kpi === undefined) return new Map()
  const { granularity, key } = period
  const periods = { ...(cycle.calendar && { calendar: cycle.calendar }), granularity, from: key, to: key }
  const stretch = { first: period, last: period, count: 1 }
  const cells = await figuresOfKpi(context, kpi, [stretch], { periods, people: 'person' }, [], measurements)
  const found = new Map(cells.map(({ subject, value }) => [subject, value]))
  const ofNothing = figureOf(kpis, name, () => null, environmentOf(context))
  return new Map(members.map(({ id }) => [id, found.has(id) ? (found.get(id) ?? null) : ofNothing]))
}

function amountsOf({ view }: Context, { rewards = [] }: Document, member: Member): KeptFacts['amounts'] {
  const amounts: Record<string, Money | null> = {}
  for (const reward of rewards) {
    if (reward.type !== 'bonus' || reward.base.from !== 'field') continue
    const { field } = reward.base
    const value = member.fields[field]
    const currency =
      personOf({ view } as Context).model.fields.get(field)?.currency ??
      view.workspace.model.app.currency ??
      DEFAULT_CURRENCY
    amounts[field] = typeof value === 'string' ? { amount: value, currency } : null
  }
  return amounts
}

/** From the day somebody came to the day they left, both counted. */
function daysOf(count: DayCount, { from, until }: Period, { hiredOn, leftOn }: Member) {
  const start = hiredOn !== null && hiredOn > from ? hiredOn : from
  const gone = count({ from: start, until })
  const after = leftOn === null || leftOn >= until ? 0 : count({ from: leftOn < start ? start : leftOn, until })
  // the last day is worked
  const last = leftOn === null || leftOn >= until || leftOn < start ? 0 : countOne(count, leftOn)
  return { worked: String(Math.max(0, gone - after + last)), of: String(count({ from, until })) }
}

function countOne(count: DayCount, day: string): number {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return count({ from: day, until: next })
}

function keyText(value: Json | undefined): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
