import { valueTypeOf } from '../../../fields/index.ts'
import { orderFormulas } from '../../../formula/dependencies.ts'
import type { FormulaType } from '../../../formula/types/type.ts'
import type { Typed } from '../../../formula/types/typed.ts'
import { KPI_OBJECT } from '../../../performance/kpi/kpi-object.ts'
import { isShift } from '../../../performance/kpi/shift.ts'
import type { Bundle } from '../../bundle.ts'
import { DEFAULT_CURRENCY } from '../../compile-field.ts'
import { type Gives, readUse } from '../../formulas.ts'
import { missingNames } from '../../names.ts'
import { type Finding, problem } from '../../problem.ts'
import { checkSplits } from '../check-splits.ts'
import { namedTwice } from '../named-twice.ts'
import { splitLinks, stageLinks } from './index.ts'
import type { FromRecords, FromStages, KpiDocument } from './types.generated.ts'

/** What a KPI's schema cannot say. */
export function* checkKpi(document: KpiDocument, bundle: Bundle): Generator<Finding> {
  const { name, measure } = document
  if (isShift(name)) yield problem('kpi-named-as-shift', '/name', { found: name })
  switch (measure.from) {
    case 'records':
      yield* checkRecords(measure, document, bundle)
      return
    case 'stages':
      yield* checkStages(measure, document, bundle)
      return
    case 'kpis':
      yield* checkCircle(document, bundle)
      return
    case 'entries':
  }
}

function* checkRecords(measure: FromRecords, { unit }: KpiDocument, bundle: Bundle): Generator<Finding> {
  const { object, calculate, of, splits } = measure
  if (calculate !== 'count' && of === undefined) yield problem('measure-of-nothing', '/measure', { found: calculate })
  if (calculate === 'count' && of !== undefined) yield problem('count-of-something', '/measure/of', {})
  if (splits !== undefined && calculate !== 'sum' && calculate !== 'count')
    yield problem('not-to-be-split', '/measure/splits', { found: calculate })
  for (const link of splitLinks(measure, bundle)) yield* missingNames(bundle, link)
  if (splits !== undefined) yield* checkSplits(object, splits, '/measure/splits', bundle)
  yield* checkBoth(measure, bundle)
  const type = of === undefined ? undefined : typedIn(bundle, object, of, 'number')?.type
  yield* checkUnit(type, unit?.type, calculate, bundle)
}

function* checkStages(measure: FromStages, { unit }: KpiDocument, bundle: Bundle): Generator<Finding> {
  const { object, stage, to, calculate } = measure
  const linked = bundle.objects.get(object)?.document
  if (linked !== undefined && (linked.stages === undefined || linked.history === false))
    yield problem('no-way-to-measure', '/measure/object', { object })
  const goesOn = calculate === 'passed' || calculate === 'conversion'
  if (goesOn && to === undefined) yield problem('needs-later-stages', '/measure', { found: calculate })
  if (!goesOn && to !== undefined) yield problem('takes-no-later-stages', '/measure/to', { found: calculate })
  if (to?.includes(stage)) yield problem('goes-on-to-itself', `/measure/to/${to.indexOf(stage)}`, { found: stage })
  if (unit?.type === 'currency') yield problem('unit-is-no-money', '/unit', {})
  for (const link of stageLinks(measure, bundle)) yield* missingNames(bundle, link)
  yield* checkBoth(measure, bundle)
}

function* checkBoth(measure: FromRecords | FromStages, bundle: Bundle): Generator<Finding> {
  const { object, person = 'owner', personAt, dimensions } = measure
  if (personAt === 'date') {
    const linked = bundle.objects.get(object)
    const isOwn = person === 'owner' || linked?.fields.has(person) === true
    if (linked !== undefined && (!isOwn || linked.document.history === false))
      yield problem('person-of-that-day', '/measure/personAt', { found: person })
  }
  yield* namedTwice(dimensions, '/measure/dimensions')
  for (const [index, { name, field }] of (dimensions ?? []).entries()) {
    const at = `/measure/dimensions/${index}`
    if (takenNames.has(name)) yield problem('dimension-name-taken', `${at}/name`, { found: name })
    const typed = typedIn(bundle, object, field, 'anything')
    if (typed !== undefined && !tellsApart(typed)) yield problem('not-a-dimension', `${at}/field`, { found: field })
  }
}

/** What figures can be grouped by besides dimensions. */
const takenNames: ReadonlySet<string> = new Set(['period', 'person', 'team', 'manager', 'company'])

/** Fields whose values are compared as they are kept, and not by the day. */
function tellsApart(typed: Typed): boolean {
  const slot = typed.kind === 'field' ? valueTypeOf(typed.path.field).slot : null
  return slot === 'text' || slot === 'reference' || slot === 'number'
}

function* checkUnit(
  found: FormulaType | undefined,
  unit: string | undefined,
  calculate: FromRecords['calculate'],
  bundle: Bundle,
): Generator<Finding> {
  if (found === undefined || calculate === 'countDistinct') return
  const isMoney = found.kind === 'currency'
  if (isMoney !== (unit === 'currency')) yield problem(isMoney ? 'unit-is-money' : 'unit-is-no-money', '/unit', {})
  const currency = bundle.app?.document.currency ?? DEFAULT_CURRENCY
  if (isMoney && found.currency !== currency)
    yield problem('kpi-currency', '/measure/of', { found: found.currency, expected: currency })
}

/** A KPI that needs itself, directly or over others; said where the circle begins for each of them. */
function* checkCircle({ name }: KpiDocument, bundle: Bundle): Generator<Finding> {
  const formulas = new Map<string, Typed>()
  for (const { document } of bundle.kpis.values()) {
    if (document.measure.from !== 'kpis') continue
    const typed = typedIn(bundle, KPI_OBJECT, document.measure.formula, 'number')
    if (typed !== undefined) formulas.set(`${KPI_OBJECT}.${document.name}`, typed)
  }
  const ordered = orderFormulas(formulas)
  if (!('problems' in ordered)) return
  for (const { place, message } of ordered.problems)
    if (place === `${KPI_OBJECT}.${name}`)
      yield problem('circular-formula', '/measure/formula', {
        reason: { en: withNames(message.en), 'zh-CN': withNames(message['zh-CN'] ?? message.en) },
      })
}

function withNames(message: string): string {
  return message.replaceAll(`${KPI_OBJECT}.`, '')
}

function typedIn(bundle: Bundle, object: string, formula: FromRecords['of'] & {}, gives: Gives): Typed | undefined {
  const reading = readUse(bundle, { object, formula, gives, over: 'sets' })
  return reading !== undefined && 'typed' in reading ? reading.typed : undefined
}
