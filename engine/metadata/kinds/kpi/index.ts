import { KPI_OBJECT } from '../../../performance/kpi/kpi-object.ts'
import type { Bundle } from '../../bundle.ts'
import type { KindDefinition, Link } from '../kind.ts'
import type { FromRecords } from './types.generated.ts'

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

/** The object that holds what is entered or posted to KPIs. */
export const ENTRY_OBJECT = 'kpi_entry'

/** Everything that a measure asks of records, the database works out for many at once. */
function* recordLinks({ object, when, calculate, of, date, person, splits, dimensions }: FromRecords): Generator<Link> {
  const place = '/measure'
  const over = 'sets'
  yield { place: `${place}/object`, to: 'object', name: object }
  if (when !== undefined)
    yield { place: `${place}/when`, to: 'formula', object, formula: when, gives: 'condition', over }
  if (of !== undefined) {
    const gives = calculate === 'countDistinct' ? 'anything' : 'number'
    yield { place: `${place}/of`, to: 'formula', object, formula: of, gives, over }
  }
  yield { place: `${place}/date`, to: 'formula', object, formula: date, gives: 'moment', over }
  if (person !== undefined)
    yield { place: `${place}/person`, to: 'formula', object, formula: person, gives: 'person', over }
  if (splits !== undefined) yield { place: `${place}/splits/children`, to: 'children', object, name: splits.children }
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
