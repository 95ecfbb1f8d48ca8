import { type Calendar, compileCalendar, isMadeOf, standardCalendar } from '../../../performance/calendar/index.ts'
import { nameOfLevel } from '../../../performance/target/target-model.ts'
import type { Bundle } from '../../bundle.ts'
import { compileFieldOf } from '../../compile-field.ts'
import { didYouMean } from '../../did-you-mean.ts'
import { fieldAt } from '../../field-at.ts'
import type { FieldType } from '../../model.ts'
import { type Finding, problem } from '../../problem.ts'
import { addsUp } from '../kpi/adds-up.ts'
import { dimensionsIn } from '../kpi/dimensions.ts'
import type { KpiDocument } from '../kpi/types.generated.ts'
import { givenTwice } from '../named-twice.ts'
import { periodsOf } from './compile-target.ts'
import type { Level, TargetDocument } from './types.generated.ts'

/** What a target's schema cannot say. */
export function* checkTarget(document: TargetDocument, bundle: Bundle): Generator<Finding> {
  const kpi = bundle.kpis.get(document.kpi)?.document
  yield* checkPeriods(document, bundle)
  yield* checkLevels(document, bundle, kpi)
  if (kpi !== undefined) yield* checkAddingUp(document, kpi)
  yield* checkAlerts(document)
  const hasPeople = document.levels.some(({ by }) => by === 'person')
  for (const setting of ['ramp', 'prorate'] as const)
    if (document[setting] !== undefined && !hasPeople) yield problem('only-for-people', `/${setting}`, { setting })
}

function* checkPeriods(document: TargetDocument, bundle: Bundle): Generator<Finding> {
  const periods = periodsOf(document)
  const { total, every, method } = periods
  const calendar = calendarOf(document, bundle)
  if (calendar === undefined) return
  const names = (['total', 'every'] as const).filter((name) => !calendar.granularities.includes(periods[name]))
  for (const name of names) {
    const at = document.periods?.[name] === undefined ? '/calendar' : `/periods/${name}`
    yield problem('no-such-granularity', at, { found: granularityWords[periods[name]] })
  }
  if (names.length > 0) return
  if (total !== every && !isMadeOf(calendar, total, every))
    yield problem('periods-do-not-add-up', '/periods', {
      found: granularityWords[every],
      expected: granularityWords[total],
    })
  if (total === every && method !== undefined)
    yield problem('nothing-to-break-down', '/periods/method', { found: granularityWords[total] })
}

function* checkAlerts({ alerts = [], levels }: TargetDocument): Generator<Finding> {
  yield* givenTwice(alerts, 'name', '/alerts')
  const known = levels.map(nameOfLevel)
  for (const [index, { of, tell, roles, robot }] of alerts.entries()) {
    if (of !== undefined && !known.includes(of))
      yield problem('alert-of-no-level', `/alerts/${index}/of`, { found: of }, didYouMean(of, known))
    if (tell?.length === 0 && (roles ?? []).length === 0 && robot === undefined)
      yield problem('alert-to-nobody', `/alerts/${index}/tell`, {})
  }
}

function calendarOf({ calendar = 'standard' }: TargetDocument, { calendars, app }: Bundle): Calendar | undefined {
  const given = calendars.get(calendar)
  if (given !== undefined) return compileCalendar(given.document)
  return calendar === 'standard' ? standardCalendar(app?.document ?? {}) : undefined
}

function* checkLevels({ levels }: TargetDocument, bundle: Bundle, kpi: KpiDocument | undefined): Generator<Finding> {
  const seen = new Set<string>()
  for (const [index, level] of levels.entries()) {
    const at = `/levels/${index}`
    const key = nameOfLevel(level)
    if (seen.has(key)) yield problem('level-twice', at, { found: key })
    if (level.by === 'company' && index > 0) yield problem('company-not-first', at, {})
    if (level.by === 'team' && seen.has('person')) yield problem('team-below-person', at, {})
    seen.add(key)
    if (index === 0 && 'method' in level && level.method !== undefined)
      yield problem('first-level-by-hand', `${at}/method`, {})
    yield* checkWeight(level, at, bundle)
    if (level.by === 'dimension' && kpi !== undefined) yield* checkDimension(level.dimension, `${at}/dimension`, kpi)
  }
}

function* checkWeight(level: Level, at: string, bundle: Bundle): Generator<Finding> {
  if (level.by !== 'team' && level.by !== 'person') return
  const { by, method, weight } = level
  if (weight === undefined) return
  if (method !== 'weights') yield problem('weight-without-weights', `${at}/weight`, {})
  const field = fieldAt(bundle, by, weight)
  if (field === undefined) return
  const { valueType } = compileFieldOf(bundle, field.object, field.field)
  if (!numbers.has(valueType)) yield problem('weight-not-a-number', `${at}/weight`, { found: weight, type: valueType })
}

const numbers: ReadonlySet<FieldType> = new Set(['number', 'currency', 'percent'])

function* checkDimension(name: string, at: string, { measure }: KpiDocument): Generator<Finding> {
  const names = dimensionsIn(measure).map((dimension) => dimension.name)
  if (!names.includes(name)) yield problem('unknown-dimension', at, { found: name }, didYouMean(name, names))
}

/** A rate of a whole is no sum of the rates of its parts: it can be asked of everybody, not shared among them. */
function* checkAddingUp(document: TargetDocument, kpi: KpiDocument): Generator<Finding> {
  const { levels, periods, prorate } = document
  const methods = [
    ...levels.map((level, index) => ({
      at: `/levels/${index}/method`,
      method: 'method' in level ? level.method : undefined,
    })),
    { at: '/periods/method', method: periods?.method },
  ]
  const adds = addsUp(kpi)
  for (const { at, method } of methods) {
    if (method === undefined) continue
    if (!adds && method !== 'same') yield problem('does-not-add-up', at, { found: kpi.name })
    if (adds && method === 'same') yield problem('same-of-sums', at, { found: kpi.name })
  }
  if (!adds && prorate !== undefined) yield problem('does-not-add-up', '/prorate', { found: kpi.name })
}

const granularityWords = {
  day: { en: 'days', 'zh-CN': '日' },
  week: { en: 'weeks', 'zh-CN': '周' },
  month: { en: 'months', 'zh-CN': '月' },
  quarter: { en: 'quarters', 'zh-CN': '季度' },
  half: { en: 'halves', 'zh-CN': '半年' },
  year: { en: 'years', 'zh-CN': '年度' },
} as const
