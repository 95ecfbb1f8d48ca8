import { KPI_OBJECT } from '../../../performance/kpi/kpi-object.ts'
import type { Bundle } from '../../bundle.ts'
import type { KindDefinition, Link } from '../kind.ts'
import type { FromRecords, FromStages } from './types.generated.ts'

export const kpi: KindDefinition<'kpi'> = {
  kind: 'kpi',
  folder: 'kpis',
  label: { en: 'KPI', 'zh-CN': '指标' },
  pluralLabel: { en: 'KPIs', 'zh-CN': '指标' },
  identifiedBy: ['name'],
  *links({ measure }) {
    switch (measure.from) {
      case 'records':
        yield* recordLinks(measure)
        return
      case 'stages':
        yield { place: '/measure/object', to: 'object', name: measure.object }
        yield* linksOfBoth(measure)
        return
      case 'kpis':
        yield {
          place: '/measure/formula',
          to: 'formula',
          object: KPI_OBJECT,
          formula: measure.formula,
          gives: 'number',
          over: 'records',
        }
        return
      case 'entries':
        yield { place: '/measure/from', to: 'object', name: ENTRY_OBJECT }
    }
  },
  *linksThrough({ measure }, bundle) {
    if (measure.from === 'records') yield* splitLinks(measure, bundle)
    if (measure.from === 'stages') yield* stageLinks(measure, bundle)
  },
}

/** The fields of shares belong to the object that the list shows. */
export function* splitLinks({ object, splits }: FromRecords, bundle: Bundle): Generator<Link> {
  const relation = splits && bundle.objects.get(object)?.children.get(splits.children)
  if (splits === undefined || relation === undefined) return
  const child = relation.object
  yield { place: '/measure/splits/person', to: 'field', object: child, name: splits.person }
  yield { place: '/measure/splits/share', to: 'field', object: child, name: splits.share }
}

/** Stages are options of the field that the object names. */
export function* stageLinks({ object, stage, to = [] }: FromStages, bundle: Bundle): Generator<Link> {
  const field = bundle.objects.get(object)?.document.stages?.field
  if (field === undefined) return
  yield { place: '/measure/stage', to: 'option', object, field, name: stage }
  for (const [index, name] of to.entries()) yield { place: `/measure/to/${index}`, to: 'option', object, field, name }
}

/** The object that holds what is entered or posted to KPIs. */
export const ENTRY_OBJECT = 'kpi_entry'

const place = '/measure'
const over = 'sets'

/** Everything that a measure asks of records, the database works out for many at once. */
function* recordLinks(measure: FromRecords): Generator<Link> {
  const { object, calculate, of, date, splits } = measure
  yield { place: `${place}/object`, to: 'object', name: object }
  if (of !== undefined) {
    const gives = calculate === 'countDistinct' ? 'anything' : 'number'
    yield { place: `${place}/of`, to: 'formula', object, formula: of, gives, over }
  }
  yield { place: `${place}/date`, to: 'formula', object, formula: date, gives: 'moment', over }
  if (splits !== undefined) yield { place: `${place}/splits/children`, to: 'children', object, name: splits.children }
  yield* linksOfBoth(measure)
}

/** Which records count, for whom, told apart by what: of records as they are, and of their way through stages. */
function* linksOfBoth({ object, when, person, dimensions }: FromRecords | FromStages): Generator<Link> {
  if (when !== undefined)
    yield { place: `${place}/when`, to: 'formula', object, formula: when, gives: 'condition', over }
  if (person !== undefined)
    yield { place: `${place}/person`, to: 'formula', object, formula: person, gives: 'person', over }
  for (const [index, { field }] of (dimensions ?? []).entries())
    yield {
      place: `${place}/dimensions/${index}/field`,
      to: 'formula',
      object,
      formula: field,
      gives: 'anything',
      over,
    }
}
