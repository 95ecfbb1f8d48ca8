/** A target broken down as it would be: among those below, into shorter periods, or all the way. Nothing is written. */
import type { TargetBreakDownBody, TargetBreakDownQuery } from '@attain/contract'
import { nameOfPeriod, type Period, periodOf, within, yearAgo } from '@attain/engine/performance/calendar'
import { isAdditive } from '@attain/engine/performance/kpi'
import {
  type BrokenDown,
  breakDown,
  byDays,
  divisionOf,
  type Figures,
  type Method,
  nameOfLevel,
  type Refusal,
  workingDays,
} from '@attain/engine/performance/target'
import { AttainError } from '../../../errors.ts'
import { asSystem, type Context } from '../../context.ts'
import { actualsOf } from './actuals.ts'
import { type KnownTarget, visibleTarget } from './documents.ts'
import { readTargets } from './read.ts'
import { refusalWords } from './refusal-words.ts'
import { assertRights } from './save.ts'
import { levelOfSubject, targetKey } from './subjects.ts'
import { subjectsTakingPart } from './taking-part.ts'
import { fieldWeights } from './weights.ts'
import { type Member, membersOf } from './who.ts'

type Cells = TargetBreakDownBody['cells'][number][]

export async function breakDownTarget(context: Context, query: TargetBreakDownQuery): Promise<TargetBreakDownBody> {
  const known = visibleTarget(context, query.target)
  await assertRights(context, known, [query], 'propose')
  const period = periodOf(known.calendar, query.period)
  if (period === undefined)
    throw new AttainError('invalid_request', {
      problem: {
        en: `"${query.period}" is no period of the calendar.`,
        'zh-CN': `“${query.period}”不是该日历中的期间。`,
      },
    })
  const total = query.total ?? (await heldBy(context, known, query.subject, period))
  if (total === undefined) return refused(context, { refused: 'target-missing' })
  const members = (await membersOf(context, known, [query.subject])).filter(({ hasLeft }) => !hasLeft)
  const taking =
    query.among === undefined ? await subjectsTakingPart(context, known, period.year, members) : new Set(query.among)
  const work = new BreakingDown(context, known, query, members, taking)
  const problem = await work.run(period, total)
  if (problem === undefined) return work.body
  return {
    ...refused(context, problem, work.nameOf),
    ...(problem.refused === 'no-weights' && { withoutWeights: work.stoppedAt }),
  }
}

async function heldBy(
  context: Context,
  known: KnownTarget,
  subject: string,
  period: Period,
): Promise<string | undefined> {
  const held = await readTargets(context, {
    target: known.target,
    periods: [period],
    subjects: [subject as `${string}:${string}`],
  })
  return held.get(targetKey(period.key, subject))?.amount
}

function refused(context: Context, problem: Refusal, nameOf?: (key: string) => string): TargetBreakDownBody {
  return { cells: [], unknown: [], leftOut: [], refused: refusalWords(problem, context.language, nameOf) }
}

class BreakingDown {
  readonly #context: Context
  readonly #known: KnownTarget
  readonly #query: TargetBreakDownQuery
  readonly #names: ReadonlyMap<string, string>
  readonly #below: ReadonlyMap<string | null, readonly Member[]>
  readonly #cells: Cells = []
  readonly #unknown = new Set<string>()
  readonly #taking: ReadonlySet<string>
  readonly #leftOut = new Set<string>()
  #stoppedAt: 'below' | 'periods'
  #weighed: Figures | undefined
  #figures = new Map<string, Promise<Figures>>()

  constructor(
    context: Context,
    known: KnownTarget,
    query: TargetBreakDownQuery,
    members: readonly Member[],
    taking: ReadonlySet<string>,
  ) {
    this.#context = context
    this.#known = known
    this.#query = query
    this.#taking = taking
    this.#stoppedAt = query.into === 'periods' ? 'periods' : 'below'
    this.#names = new Map(members.map(({ subject, name }) => [subject, name]))
    this.#below = Map.groupBy(members, ({ parent }) => parent)
  }

  readonly nameOf = (key: string): string => {
    const { calendar } = this.#known
    const period = this.#names.has(key) ? undefined : periodOf(calendar, key)
    return period ? nameOfPeriod(calendar, period, this.#context.language) : (this.#names.get(key) ?? key)
  }

  /** At which step it was, when it could not be worked out. */
  get stoppedAt(): 'below' | 'periods' {
    return this.#stoppedAt
  }

  get body(): TargetBreakDownBody {
    return {
      cells: this.#cells,
      unknown: [...this.#unknown].map(this.nameOf),
      leftOut: [...this.#leftOut],
      ...(this.#query.into === 'below' && this.#weighed && { weights: this.#weighed }),
    }
  }

  async run(period: Period, total: string): Promise<Refusal | undefined> {
    const { into, subject } = this.#query
    if (into === 'periods') return this.#intoPeriods(subject, period, total)
    if (into === 'below') return this.#among(subject, period, total)
    // periods first: then every month adds up, and everybody's year is what their months come to
    const parts = await this.#intoPeriods(subject, period, total)
    if (parts !== undefined && parts.refused !== 'no-parts') {
      this.#stoppedAt = 'periods'
      return parts
    }
    const months = parts === undefined ? this.#cells.slice() : [{ subject, period: period.key, amount: total }]
    for (const { period: key, amount } of months) {
      const month = periodOf(this.#known.calendar, key)
      const problem = month && (await this.#allBelow(subject, month, amount))
      if (problem !== undefined) return problem
    }
    return undefined
  }

  async #allBelow(subject: string, period: Period, total: string): Promise<Refusal | undefined> {
    const from = this.#cells.length
    const problem = await this.#among(subject, period, total)
    if (problem !== undefined) return problem.refused === 'no-parts' ? undefined : problem
    for (const { subject: child, amount } of this.#cells.slice(from)) {
      const below = await this.#allBelow(child, period, amount)
      if (below !== undefined) return below
    }
    return undefined
  }

  async #intoPeriods(subject: string, period: Period, total: string): Promise<Refusal | undefined> {
    const { calendar, target } = this.#known
    const { every } = target.periods
    if (every === period.granularity) return { refused: 'no-parts' }
    const parts = within(calendar, period, every)
    const { into, method, periodMethod, locked } = this.#query
    const by = this.#inWhole(
      periodMethod ?? (into === 'periods' ? method : undefined) ?? target.periods.method ?? 'evenly',
    )
    const keys = parts.map(({ key }) => key)
    if (by === 'same')
      return this.#same(
        keys.map((key) => ({ subject, period: key })),
        total,
      )
    const broken = breakDown({
      ...{ total, parts: keys, scale: target.scale },
      method: await this.#periodMethod(by, subject, parts),
      ...(into === 'periods' && locked && { locked }),
    })
    return this.#take(broken, (key, amount) => ({ subject, period: key, amount }))
  }

  /** A rate is no sum of its parts: each is asked for all of it, whatever the document says. */
  #inWhole<Method extends string>(method: Method): Method | 'same' {
    return isAdditive(this.#known.kpi) ? method : 'same'
  }

  async #periodMethod(by: string, subject: string, parts: readonly Period[]): Promise<Method> {
    switch (by) {
      case 'days':
        return byDays(parts)
      case 'workingDays':
        return byDays(parts, workingDays(this.#context.view.workspace.calendar.calendar))
      case 'actuals':
        return { by: 'actuals', actuals: await this.#earlier(subject, parts, 1) }
      case 'season':
        return { by: 'season', years: await this.#seasons(parts) }
      default:
        return { by: 'evenly' }
    }
  }

  /** Of years that are over: in one that still runs the last months look poor. Where there is none, it has to do. */
  async #seasons(parts: readonly Period[]): Promise<readonly Figures[]> {
    const { target } = this.#known
    const { today } = this.#context
    let newest = 1
    for (let before = this.#yearBefore(parts); before.some(({ until }) => until > today); newest += 1)
      before = this.#yearBefore(before)
    const past = await Promise.all(
      Array.from({ length: target.periods.years }, (_, i) => this.#earlier('company', parts, newest + i)),
    )
    const isKnown = past.some((year) => Object.values(year).some((value) => Number(value) !== 0))
    return isKnown || newest === 1 ? past : [await this.#earlier('company', parts, newest - 1)]
  }

  #yearBefore(periods: readonly Period[]): readonly Period[] {
    return periods.map((one) => yearAgo(this.#known.calendar, one))
  }

  /** What was reached in the same periods so many years before, by the keys of these; of one that is not over nothing. */
  async #earlier(subject: string, parts: readonly Period[], ago: number): Promise<Figures> {
    let before = parts
    for (let year = 0; year < ago; year += 1) before = this.#yearBefore(before)
    const figures = await actualsOf(asSystem(this.#context, null), this.#known, {
      stretches: before.map((one) => ({ first: one, last: one, count: 1 })),
      levels: [levelOfSubject(subject).by],
    })
    return Object.fromEntries(
      parts.flatMap(({ key }, at) => {
        const value = figures[at]?.get(subject)
        const isOver = (before[at]?.until ?? '') <= this.#context.today
        return value === undefined || !isOver ? [] : [[key, positive(value)]]
      }),
    )
  }

  /** Those below, each division of them by itself: regions beside teams come to the whole as these do. */
  async #among(subject: string, period: Period, total: string): Promise<Refusal | undefined> {
    const divisions = [...Map.groupBy(this.#directlyBelow(subject), ({ by }) => divisionOf(by)).values()]
      .map((members) => this.#takingPart(members))
      .filter((members) => members.length > 0)
    if (divisions.length === 0) return { refused: 'no-parts' }
    for (const members of divisions) {
      const problem = await this.#amongMembers(members, period, total)
      if (problem !== undefined) return problem
    }
    return undefined
  }

  async #amongMembers(children: readonly Member[], period: Period, total: string): Promise<Refusal | undefined> {
    const { target } = this.#known
    const keys = children.map((child) => child.subject)
    const level = target.levels.find((one) => nameOfLevel(one) === children[0]?.by)
    const given = level !== undefined && 'method' in level ? level.method : undefined
    const by = this.#inWhole(this.#query.method ?? given ?? 'evenly')
    if (by === 'same')
      return this.#same(
        keys.map((key) => ({ subject: key, period: period.key })),
        total,
      )
    const { locked, into } = this.#query
    const broken = breakDown({
      ...{ total, parts: keys, scale: target.scale },
      method: await this.#belowMethod(by, children, period),
      ...(into === 'below' && locked && { locked }),
    })
    return this.#take(broken, (key, amount) => ({ subject: key, period: period.key, amount }))
  }

  /** Those who take part: where that would be nobody, all of them, but of teams beside people the teams. */
  #takingPart(children: readonly Member[]): readonly Member[] {
    const taking = children.filter((child) => this.#taking.has(child.subject))
    if (taking.length === 0 && this.#query.among === undefined) {
      const groups = children.filter(({ by }) => by !== 'person')
      if (groups.length === 0 || groups.length === children.length) return children
      for (const child of children) if (child.by === 'person') this.#leftOut.add(child.subject)
      return groups
    }
    for (const child of children) if (!this.#taking.has(child.subject)) this.#leftOut.add(child.subject)
    return taking
  }

  /** Where a level is left out, or a team has no right of its own, those below that. */
  #directlyBelow(subject: string): readonly Member[] {
    const children = this.#below.get(subject) ?? []
    return children.flatMap((child) => (child.right === 'none' ? this.#directlyBelow(child.subject) : [child]))
  }

  async #belowMethod(by: string, children: readonly Member[], period: Period): Promise<Method> {
    switch (by) {
      case 'weights':
        return { by: 'weights', weights: await this.#weights(children) }
      case 'actuals':
        return { by: 'actuals', actuals: await this.#lastYear(period, children) }
      default:
        return { by: 'evenly' }
    }
  }

  /** Those that were typed in before those of a field. Where no field says any, all weigh the same until somebody types. */
  async #weights(children: readonly Member[]): Promise<Figures> {
    const ofFields = await this.#kept('weights', () => fieldWeights(this.#context, this.#known))
    const isSaid = children.some(({ subject }) => ofFields[subject] !== undefined)
    const usual = isSaid ? ofFields : Object.fromEntries(children.map(({ subject }) => [subject, '1']))
    const weights = { ...usual, ...this.#query.weights }
    const own = children.flatMap(({ subject }) => (weights[subject] === undefined ? [] : [[subject, weights[subject]]]))
    this.#weighed = { ...this.#weighed, ...Object.fromEntries(own) }
    return weights
  }

  /** What everybody reached in the whole year before: a month of it says too little of one person. */
  #lastYear(period: Period, children: readonly Member[]): Promise<Figures> {
    const { calendar } = this.#known
    const year = yearAgo(calendar, periodOf(calendar, String(period.year)) ?? period)
    const levels = [...new Set(children.map(({ by }) => by))]
    return this.#kept(`${year.key} ${levels.join()}`, async () => {
      const [figures] = await actualsOf(asSystem(this.#context, null), this.#known, {
        stretches: [{ first: year, last: year, count: 1 }],
        levels,
      })
      return Object.fromEntries([...(figures ?? [])].map(([key, value]) => [key, positive(value)]))
    })
  }

  #kept(key: string, ask: () => Promise<Figures>): Promise<Figures> {
    const known = this.#figures.get(key) ?? ask()
    this.#figures.set(key, known)
    return known
  }

  #same(cells: readonly { readonly subject: string; readonly period: string }[], amount: string): Refusal | undefined {
    if (cells.length === 0) return { refused: 'no-parts' }
    for (const cell of cells) this.#cells.push({ ...cell, amount })
    return undefined
  }

  #take(broken: BrokenDown | Refusal, cellOf: (key: string, amount: string) => Cells[number]): Refusal | undefined {
    if ('refused' in broken) return broken
    for (const { key, amount } of broken.parts) this.#cells.push(cellOf(key, amount))
    for (const key of broken.unknown) this.#unknown.add(key)
    return undefined
  }
}

/** What was taken back in a year is nothing to share by. */
function positive(value: string): string {
  return value.startsWith('-') ? '0' : value
}
