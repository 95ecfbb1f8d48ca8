/** What a figure is made of: the records that count, or of a formula the figures in it; and the target beside it. */
import type { FigurePart, FigureRecordsBody, FigureRecordsQuery } from '@attain/contract'
import { always } from '@attain/engine/formula'
import { dependenciesOf } from '@attain/engine/formula/language'
import { periodAt } from '@attain/engine/performance/calendar'
import {
  isPeopleShift,
  type KpiModel,
  type Need,
  partsOfFigure,
  type RecordsMeasure,
  type Shift,
  shifts as shiftLabels,
} from '@attain/engine/performance/kpi'
import { accessOf } from '../../store/live-workspace.ts'
import { countedRecords } from '../../store/measure/counted.ts'
import { visibleNames } from '../../store/references.ts'
import { asSystem, type Context } from '../context.ts'
import { assertDimensions, figuresOfKpi } from './figures.ts'
import { kpiBody, visibleKpi, whoseFigures } from './kpis.ts'
import { calendarOf, readPeriods, type Stretch, stretchBody, stretchesOf, windowOfStretch } from './periods.ts'
import { targetBehind } from './targets/behind-figure.ts'
import { type Whom, withWhom } from './whom.ts'

/** Records of an answer that does not say. */
const USUAL_RECORDS = 20

export async function answerFigureRecords(context: Context, asked: FigureRecordsQuery): Promise<FigureRecordsBody> {
  const kpi = visibleKpi(context, asked.kpi)
  assertDimensions(context, kpi, asked)
  const query = await withWhom(context, asked)
  const [stretch] = stretchesOf({ ...query.periods, together: true }, readPeriods(context, query.periods))
  if (stretch === undefined) throw new Error('A question names a period at least.')
  const period = stretchBody(context, calendarOf(context, query.periods.calendar), stretch)
  const value = await figureOfSubject(context, kpi, stretch, query)
  const target = await targetBehind(context, kpi, query, stretch, value)
  const figure = { kpi: kpiBody(context, kpi), period, value, ...(target && { target }) }
  return kpi.measure.from === 'kpis'
    ? { ...figure, from: 'kpis', parts: await partsOf(context, kpi, stretch, query, asked) }
    : { ...figure, from: 'records', object: kpi.measure.object, ...(await recordsOf(context, kpi, stretch, query)) }
}

type Question = Whom & Omit<FigureRecordsQuery, 'within'>

async function figureOfSubject(
  context: Context,
  kpi: KpiModel,
  stretch: Stretch,
  { people, subject = null, ...query }: Question,
  at: readonly Shift[] = [],
): Promise<string | null> {
  // what counts for everybody is told apart by nobody
  const isForAll = people === undefined || at.includes('company')
  const whom = { ...query, dimensions: [], ...(isForAll ? {} : { people }) }
  const cells = await figuresOfKpi(context, kpi, [stretch], whom, at)
  return (isForAll ? cells[0] : cells.find((cell) => cell.subject === subject))?.value ?? null
}

async function recordsOf(context: Context, kpi: KpiModel, stretch: Stretch, query: Question) {
  const { db, view, today } = context
  const { measure } = kpi
  if (measure.from !== 'records') throw new Error(`${kpi.name} is not measured over records.`)
  const { people, subject = null, within, where, skip = 0, limit = USUAL_RECORDS } = query
  const window = windowOfStretch(calendarOf(context, query.periods.calendar), stretch, [])
  const counted = await countedRecords(
    db,
    view,
    {
      measure,
      window,
      people,
      dimensions: [],
      whose: whoseFigures(context, kpi.name),
      skip,
      limit,
      ...(people === undefined ? {} : { subject }),
      ...(within === undefined ? {} : { within }),
      ...(where === undefined ? {} : { where }),
    },
    today,
  )
  const object = view.workspace.objects.get(measure.object)
  const ids = counted.items.map(({ id }) => id)
  const person = view.workspace.objects.get('person')
  const persons = [...new Set(counted.items.flatMap((item) => (item.person === null ? [] : [item.person])))]
  const [names] = object && ids.length > 0 ? await visibleNames(db, view, [{ object, ids, where: always }], today) : []
  const system = asSystem(context, null)
  const [personNames] =
    person && persons.length > 0
      ? await visibleNames(db, system.view, [{ object: person, ids: persons, where: always }], today)
      : []
  const seesValue = seesWhatAdds(context, measure)
  return {
    total: counted.total,
    readable: counted.readable,
    ...(counted.uneven > 0 ? { uneven: counted.uneven } : {}),
    items: counted.items.map((item) => ({
      id: item.id,
      name: names?.get(item.id) ?? '',
      date: item.day,
      value: seesValue ? item.value : null,
      ...(item.shares === null ? {} : { shares: item.shares }),
      person: (item.person !== null && personNames?.get(item.person)) || null,
    })),
  }
}

/** A formula over what is hidden stays hidden: all that it reads may be seen on every record. */
function seesWhatAdds({ view }: Context, { of, way, object: name }: RecordsMeasure): boolean {
  const object = view.workspace.model.objects.get(name)
  const stage = way && object?.fields.get(object.stages?.field ?? '')
  if (object && stage) return accessOf(view, object).readField(stage).op === 'always'
  if (of === undefined) return false
  return dependenciesOf(of).every(({ field: key }) => {
    const [at = '', field = ''] = key.split('.')
    const owner = view.workspace.model.objects.get(at)
    const read = owner?.fields.get(field)
    if (owner === undefined || read === undefined) return false
    const access = accessOf(view, owner)
    return (owner === object || access.read.op === 'always') && access.readField(read).op === 'always'
  })
}

async function partsOf(
  context: Context,
  kpi: KpiModel,
  stretch: Stretch,
  query: Question,
  asked: FigureRecordsQuery,
): Promise<FigurePart[]> {
  const uses = partsOfFigure(context.view.workspace.model.kpis, kpi.name)
  return Promise.all(
    uses
      .filter((use) => whoseFigures(context, use.kpi).op !== 'never')
      .map(async ({ kpi: name, shifts }): Promise<FigurePart> => {
        const part = visibleKpi(context, name)
        const periods = periodsOfPart(context, stretch, { kpi: name, shifts }, asked)
        return {
          kpi: kpiBody(context, part),
          shift: shifts.map((one) => wordsOf(context, one)).join(context.language === 'en' ? ', ' : '、'),
          value: await figureOfSubject(context, part, stretch, query, shifts),
          ...(periods === undefined ? {} : { question: { ...asked, kpi: name, periods } }),
        }
      }),
  )
}

/** Which periods a part is about; undefined where it counts for more people, or its days are no whole periods. */
function periodsOfPart(
  context: Context,
  stretch: Stretch,
  { shifts }: Need,
  { periods }: FigureRecordsQuery,
): FigureRecordsQuery['periods'] | undefined {
  if (shifts.some(isPeopleShift)) return undefined
  const calendar = calendarOf(context, periods.calendar)
  const { from, until } = windowOfStretch(calendar, stretch, shifts)
  const first = periodAt(calendar, periods.granularity, from)
  let last = first
  while (last.until < until) last = periodAt(calendar, periods.granularity, last.until)
  if (first.from !== from || last.until !== until) return undefined
  const { calendar: name, granularity } = periods
  return { ...(name === undefined ? {} : { calendar: name }), granularity, from: first.key, to: last.key }
}

function wordsOf({ language }: Context, shift: Shift): string {
  const label = shiftLabels[shift]
  return label[language] ?? label.en
}
