/** The payout curve of a rate table of the draft; there is none while its bounds stand in another order. */
import { type CurveSettings, type PayoutCurve, payoutCurve, type rates } from '@attain/engine/commission'
import { compileTable, decimal, type plans } from '@attain/engine/metadata'
import {
  divide,
  type Fraction,
  fraction,
  hundred,
  multiply,
  percentOf,
  signOf,
  text,
} from '@attain/engine/performance/fraction'
import { isSorted } from '../rates/cells.ts'
import { isInPercent } from '../rates/mode.ts'
import { type Example, type ExampleName, plainNumber } from './example.ts'
import { type Mark, marksOf } from './marks.ts'

export interface DrawnTable {
  readonly table: rates.RateTable
  readonly settings: CurveSettings
  readonly isInPercent: boolean
  /** One; of a matrix one for each column. */
  readonly lines: readonly DrawnLine[]
  /** Of the first line. */
  readonly marks: readonly Mark[]
  readonly cap?: string
  /** What had to be made up. */
  readonly needs: readonly ExampleName[]
}

export interface DrawnLine extends PayoutCurve {
  /** Where its column begins. */
  readonly column?: string
}

type Limits = Pick<plans.Component, 'cap' | 'floor' | 'threshold' | 'weight'>

/** More lines than these cannot be told apart. */
const MOST_LINES = 6

export function drawTable(written: plans.RateTable, limits: Limits, example: Example): DrawnTable | undefined {
  if (!isDrawable(written)) return undefined
  const table = compileTable(written)
  const { isBase, settings } = settingsOf(written, limits, example)
  const columns = (written.columns?.from ?? []).slice(0, MOST_LINES)
  const lines =
    columns.length === 0
      ? [reachingItsCap(table, settings)]
      : columns.map((from) => {
          const column = fraction(decimal(from))
          return { ...reachingItsCap(table, { ...settings, column }), column: decimal(from) }
        })
  const { cap: _, ...uncapped } = settings
  return {
    table,
    settings,
    isInPercent: isInPercent(written.key),
    lines,
    marks: columns.length === 0 ? marksOf(payoutCurve(table, uncapped), settings) : [],
    ...(settings.cap !== undefined && { cap: text(settings.cap) }),
    needs: needsOf(written, limits, isBase),
  }
}

/** A table that the engine can read: in order, and a whole matrix. */
function isDrawable(table: plans.RateTable): boolean {
  const { columns, tiers } = table
  const isWhole = tiers.every(({ cells }) => cells?.length === columns?.from.length)
  const isAscending = (columns?.from ?? []).every((from, at, all) => at === 0 || Number(from) > Number(all[at - 1]))
  return isSorted(table) && isWhole && isAscending
}

interface Found {
  /** Whether the key is what is paid on. */
  readonly isBase: boolean
  readonly settings: CurveSettings
}

function settingsOf(written: plans.RateTable, limits: Limits, example: Example): Found {
  const { key = { by: 'measure' } } = written
  const quota = fraction(example.quota)
  const isBase = (key.by === 'measure' || key.by === 'attainment') && mainOf(key.measure) === mainOf(written.base)
  const incentive = percentOf(
    limits.weight === undefined ? hundred : fraction(decimal(limits.weight)),
    fraction(example.targetIncentive),
  )
  const threshold = thresholdOf(limits.threshold, key, quota)
  const [cap, floor] = [limitOf(limits.cap, incentive), limitOf(limits.floor, incentive)]
  return {
    isBase,
    settings: {
      base: !isBase
        ? { is: 'fixed', amount: fraction(example.base) }
        : key.by === 'attainment'
          ? { is: 'percentOf', amount: quota }
          : { is: 'key' },
      targetIncentive: incentive,
      baseRate: fraction(example.baseRate),
      ...(threshold !== undefined && { threshold }),
      ...(cap !== undefined && { cap }),
      ...(floor !== undefined && { floor }),
      ...(isInPercent(key) && { upTo: fraction('150') }),
    },
  }
}

function mainOf(measure: string | undefined): string {
  return measure ?? 'measure'
}

/** In what the key is counted in; none where the two have nothing to do with each other. */
function thresholdOf(
  threshold: plans.Threshold | undefined,
  key: plans.Key,
  quota: Fraction,
): CurveSettings['threshold'] | undefined {
  if (threshold === undefined) return undefined
  const { of = 'attainment', pays = 'all' } = threshold
  const at = fraction(decimal(threshold.at))
  if (key.by === of) return { at, pays }
  if (key.by === 'measure') return { at: percentOf(at, quota), pays }
  if (key.by === 'attainment' && signOf(quota) > 0) return { at: divide(multiply(at, hundred), quota), pays }
  return undefined
}

/** What a limit comes to, where that is a number or a share of the target incentive. */
function limitOf(limit: plans.Limit | undefined, incentive: Fraction): Fraction | undefined {
  if (limit?.percent !== undefined) return percentOf(fraction(decimal(limit.percent)), incentive)
  const amount = plainNumber(limit?.amount)
  return amount === undefined ? undefined : fraction(amount)
}

/** As far to the right as the cap is reached, if that is not too far. */
function reachingItsCap(table: rates.RateTable, settings: CurveSettings): PayoutCurve {
  let drawn = payoutCurve(table, settings)
  for (let times = 0; times < 4 && settings.cap !== undefined && drawn.capAt === undefined; times += 1) {
    const end = drawn.points.at(-1)
    if (end === undefined) return drawn
    drawn = payoutCurve(table, { ...settings, upTo: multiply(fraction(end.at), fraction('1.5')) })
  }
  return drawn
}

function needsOf({ key, tiers, pays = 'percent' }: plans.RateTable, limits: Limits, isBase: boolean): ExampleName[] {
  const kinds = new Set(tiers.map((tier) => tier.pays ?? pays))
  const ofQuota =
    (key?.by === 'attainment' && isBase) ||
    (limits.threshold !== undefined && (limits.threshold.of ?? 'attainment') !== (key?.by ?? 'measure'))
  const ofIncentive = kinds.has('payout') || limits.cap?.percent !== undefined || limits.floor?.percent !== undefined
  const paysOnBase = kinds.has('percent') || kinds.has('perUnit') || kinds.has('times')
  return [
    ...(ofQuota ? (['quota'] as const) : []),
    ...(ofIncentive ? (['targetIncentive'] as const) : []),
    ...(kinds.has('times') ? (['baseRate'] as const) : []),
    ...(!isBase && paysOnBase ? (['base'] as const) : []),
  ]
}
