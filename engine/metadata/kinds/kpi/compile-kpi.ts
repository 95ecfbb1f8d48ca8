import type { FieldPath } from '../../../formula/paths.ts'
import type { Typed } from '../../../formula/types/typed.ts'
import type { KpiModel, MeasureModel, RecordsMeasure, StageWay, UnitModel } from '../../../performance/kpi/kpi-model.ts'
import { KPI_OBJECT } from '../../../performance/kpi/kpi-object.ts'
import type { Bundle } from '../../bundle.ts'
import { DEFAULT_CURRENCY } from '../../compile-field.ts'
import { type Gives, readUse } from '../../formulas.ts'
import { deepFreeze } from '../../freeze.ts'
import { ENTRY_OBJECT } from './index.ts'
import type { FromEntries, FromRecords, FromStages, KpiDocument, Unit } from './types.generated.ts'

/** A KPI without problems. */
export function compileKpi(document: KpiDocument, bundle: Bundle): KpiModel {
  const { name, label, description, better = 'higher', ranking = 'nobody' } = document
  return Object.freeze({
    name,
    label,
    ...(description === undefined ? {} : { description }),
    unit: compileUnit(document, bundle),
    better,
    ranking,
    document: deepFreeze(document),
    measure: Object.freeze(compileMeasure(document, bundle)),
  })
}

/** Digits after the point that figures are shown with. */
export function decimalsOf(document: KpiDocument): number {
  return document.unit?.decimals ?? defaultDecimals[unitTypeOf(document)]
}

/** Digits of an amount as it is written down: 65.5% is 0.655. */
export function amountDigits(document: KpiDocument, digits = decimalsOf(document)): number {
  return unitTypeOf(document) === 'percent' ? digits + 2 : digits
}

/** What a calculation over stages gives is known without being said. */
function unitTypeOf({ unit, measure }: KpiDocument): Unit['type'] {
  if (unit !== undefined || measure.from !== 'stages') return unit?.type ?? 'number'
  return measure.calculate === 'conversion' ? 'percent' : ways[measure.calculate].of === 'days' ? 'days' : 'number'
}

const defaultDecimals = { number: 0, currency: 0, percent: 1, days: 1 } as const

function compileUnit(document: KpiDocument, { app }: Bundle): UnitModel {
  const { unit } = document
  const type = unitTypeOf(document)
  return Object.freeze({
    type,
    decimals: decimalsOf(document),
    ...(unit?.word === undefined ? {} : { word: unit.word }),
    ...(unit?.one === undefined ? {} : { one: unit.one }),
    ...(type === 'currency' ? { currency: app?.document.currency ?? DEFAULT_CURRENCY } : {}),
  })
}

function compileMeasure({ name, measure }: KpiDocument, bundle: Bundle): MeasureModel {
  switch (measure.from) {
    case 'records':
      return compileRecords(measure, bundle)
    case 'stages':
      return compileStages(measure, bundle)
    case 'entries':
      return compileRecords(entriesOf(name, measure), bundle)
    case 'kpis':
      return { from: 'kpis', formula: typed(bundle, KPI_OBJECT, measure.formula, 'number') }
  }
}

/** What is entered for a KPI is kept in records of the system, which are measured as any others. */
function entriesOf(name: string, { calculate = 'sum' }: FromEntries): FromRecords {
  return {
    from: 'records',
    object: ENTRY_OBJECT,
    when: { '==': [{ var: 'kpi' }, name] },
    calculate,
    of: 'amount',
    date: 'date',
    person: 'person',
  }
}

function compileRecords(measure: FromRecords, bundle: Bundle): RecordsMeasure {
  const { object, calculate, of, date, splits } = measure
  return {
    from: 'records',
    object,
    calculate,
    ...(of === undefined
      ? {}
      : { of: typed(bundle, object, of, calculate === 'countDistinct' ? 'anything' : 'number') }),
    date: pathIn(bundle, object, date, 'moment'),
    ...(splits === undefined ? {} : { splits: deepFreeze(splits) }),
    ...compileBoth(measure, bundle),
  }
}

function compileStages(measure: FromStages, bundle: Bundle): RecordsMeasure {
  const { object, stage, to = [], calculate, unfinished } = measure
  const { calculate: over, ...way } = ways[calculate]
  const isUntilToday = way.by === 'left' && unfinished === 'untilToday'
  return {
    from: 'records',
    object,
    calculate: over,
    way: deepFreeze({ stage, to, ...way, ...(isUntilToday ? { by: 'entered' as const } : {}) }),
    ...compileBoth(measure, bundle),
  }
}

/** What each calculation over stages is as one over records. */
const ways: Readonly<
  Record<
    FromStages['calculate'],
    Pick<StageWay, 'by' | 'only' | 'of'> & { readonly calculate: RecordsMeasure['calculate'] }
  >
> = {
  entered: { calculate: 'count', by: 'entered' },
  passed: { calculate: 'count', by: 'reached' },
  conversion: { calculate: 'average', by: 'entered', of: 'reached' },
  staying: { calculate: 'count', by: 'entered', only: 'staying' },
  averageDays: { calculate: 'average', by: 'left', of: 'days' },
  medianDays: { calculate: 'median', by: 'left', of: 'days' },
}

/** Which records count, for whom, told apart by what. */
function compileBoth(
  { object, when, person = 'owner', personAt, dimensions = [] }: FromRecords | FromStages,
  bundle: Bundle,
): Pick<RecordsMeasure, 'when' | 'person' | 'isPersonOfThatDay' | 'dimensions'> {
  return {
    ...(when === undefined ? {} : { when: typed(bundle, object, when, 'condition') }),
    person: pathIn(bundle, object, person, 'person'),
    isPersonOfThatDay: personAt === 'date',
    dimensions: new Map(
      dimensions.map(({ name, label, field }) => {
        const path = pathIn(bundle, object, field, 'anything')
        return [name, { name, label: label ?? path.field.label, path }]
      }),
    ),
  }
}

function typed(bundle: Bundle, object: string, formula: FromRecords['of'] & {}, gives: Gives): Typed {
  const reading = readUse(bundle, { object, formula, gives, over: 'sets' })
  if (reading === undefined || 'problems' in reading)
    throw new Error('A KPI without problems has none in its formulas.')
  return reading.typed
}

function pathIn(bundle: Bundle, object: string, path: string, gives: Gives): FieldPath {
  const node = typed(bundle, object, path, gives)
  if (node.kind !== 'field') throw new Error(`${path} of ${object} is no field.`)
  return node.path
}
