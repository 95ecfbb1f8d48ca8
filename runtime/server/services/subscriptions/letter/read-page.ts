/** A dashboard as its reader would see it now, widget by widget. */
import type { FiguresQuery } from '@attain/contract'
import {
  askOfPage,
  forecastRows,
  funnelFilter,
  funnelOf,
  type PageState,
  questionOf,
  readState,
  shortFigure,
} from '@attain/engine/dashboard'
import type { DashboardDocument, dashboards, Language, Widget } from '@attain/engine/metadata'
import { AttainError } from '../../../errors.ts'
import { aggregateRecords } from '../../../store/query/aggregate.ts'
import { listRecords } from '../../../store/query/list.ts'
import { labelIn, valueInWords } from '../../actions/words.ts'
import { visibleViews } from '../../application.ts'
import type { Context } from '../../context.ts'
import { answerFigures } from '../../performance/figures.ts'
import { readForecast } from '../../performance/forecasts/read-forecast.ts'
import { listKpis } from '../../performance/kpis.ts'
import { dimensionLabels } from '../../performance/labels.ts'
import { calendarOf, readPeriods, stretchBody, stretchesOf } from '../../performance/periods.ts'
import { findPath, readAggregateQuestion, readableObject, readListQuestion } from '../../question.ts'
import { answerStages } from '../../stages.ts'
import type { Block, Page } from './blocks.ts'
import { figureBlock } from './figure-block.ts'
import { words } from './words.ts'

/** More stand on the page. */
const MOST_RECORDS = 8
const MOST_FIELDS = 3
const MOST_FORECASTS = 12
const numbers: ReadonlySet<string> = new Set(['number', 'currency', 'percent'])

/** `context` is the reader's, whose rights decide what there is. */
export async function readPage(context: Context, document: DashboardDocument, narrowed: string): Promise<Page> {
  const { language } = context
  // what comes again and again is about the time at which it comes
  const { to: _, ...state } = readState(document, new URLSearchParams(narrowed))
  const widgets = [...document.widgets].sort((a, b) => a.y - b.y || a.x - b.x)
  const blocks: Block[] = []
  // one after the other: a mail is in no hurry, and others use the database too
  for (const widget of widgets) blocks.push(await blockOr(context, widget, state))
  return {
    title: labelIn(document, language),
    description: document.description ? labelIn({ label: document.description }, language) : '',
    narrowed: await narrowedWords(context, state),
    // numbers stand together, before the tables that one scrolls through
    blocks: [
      ...blocks.filter(({ type }) => type === 'number'),
      ...blocks.filter(({ type }) => type !== 'number'),
    ].filter((block) => block.type !== 'text' || block.text !== ''),
  }
}

/** A widget that cannot be answered says so, and the others are sent. */
async function blockOr(context: Context, widget: Widget, state: PageState): Promise<Block> {
  try {
    return await blockOf(context, widget, state)
  } catch (error) {
    if (!(error instanceof AttainError)) throw error
    const title = widget.label ? labelIn({ label: widget.label }, context.language) : ''
    return { title, type: 'text', text: words[context.language].failed }
  }
}

async function blockOf(context: Context, widget: Widget, state: PageState): Promise<Block> {
  switch (widget.type) {
    case 'text':
      return {
        title: widget.label ? labelIn({ label: widget.label }, context.language) : '',
        type: 'text',
        text: labelIn({ label: widget.body }, context.language),
      }
    case 'list':
      return listBlock(context, widget)
    case 'forecast':
      return forecastBlock(context, widget, state)
    case 'funnel':
      return funnelBlock(context, widget, state)
    default: {
      const { language } = context
      const kpis = new Map(listKpis(context).map((kpi) => [kpi.name, kpi]))
      const answer = await answerFigures(context, questionOf(widget, state, kpis) satisfies FiguresQuery)
      return figureBlock({ widget, answer, language, personId: context.view.actor.personId })
    }
  }
}

async function forecastBlock(
  context: Context,
  { kpi, by, label, limit = MOST_FORECASTS }: dashboards.ForecastWidget,
  { granularity }: PageState,
): Promise<Block> {
  const { language } = context
  const known = context.view.workspace.model.kpis.get(kpi)
  const title = label ?? known?.label
  const named = title ? labelIn({ label: title }, language) : ''
  const isWithout = ![...context.view.workspace.model.targets.values()].some((target) => target.kpi === kpi)
  if (isWithout) return { title: named, type: 'text', text: words[language].empty }
  const { rows, target, period } = await readForecast(context, { kpi, granularity, ...(by !== undefined && { by }) })
  const figure = (value: string | null | undefined) => ({
    text: value == null ? '–' : shortFigure(value, target.kpi.unit, language),
  })
  const shown = forecastRows(rows)
  // what nobody said is no column
  const isSaid = shown.some(({ own, adjusted }) => own !== null || adjusted !== null)
  const most = Math.min(limit, MOST_FORECASTS)
  const { actual, asked, pipeline, trend, said } = words[language].forecast
  return {
    title: `${named} · ${period.name}`,
    type: 'table',
    head: [
      { text: '' },
      ...[actual, asked, pipeline, trend, ...(isSaid ? [said] : [])].map((text) => ({ text, isNumber: true })),
    ],
    rows: shown.slice(0, most).map((row) => ({
      cells: [
        { text: row.name },
        figure(row.actual),
        figure(row.asked),
        figure(row.pipeline?.comesTo),
        figure(row.trend ?? row.pace),
        ...(isSaid ? [figure((row.adjusted ?? row.own)?.commit)] : []),
      ],
    })),
    more: Math.max(0, shown.length - most),
  }
}

async function funnelBlock(context: Context, widget: dashboards.FunnelWidget, state: PageState): Promise<Block> {
  const { db, view, language, today } = context
  const object = readableObject(view, widget.object)
  const stage = object.model.fields.get(widget.field ?? object.model.stages?.field ?? '')
  const value = widget.value === undefined ? undefined : object.model.fields.get(widget.value)
  const title = labelIn({ label: widget.label ?? object.model.pluralLabel }, language)
  if (stage === undefined) return { title, type: 'text', text: '' }
  const [span] = spanOf(context, state)
  const filter = funnelFilter(widget, state, view.actor.personId, span, listKpis(context))
  const question = readAggregateQuestion(view, object, {
    ...(filter && { filter }),
    groupBy: [{ field: stage.name }],
    measures: [{ as: 'n', fn: 'count' }, ...(value ? [{ as: 'v', fn: 'sum' as const, field: value.name }] : [])],
  })
  const isWay = stage.name === object.model.stages?.field
  const stays = isWay ? (await answerStages(context, object, filter ? { filter } : {})).items : []
  const stages = funnelOf(stage, await aggregateRecords(db, view, object, question, today), language, stays)
  const most = Math.max(...stages.map(({ count }) => count), 1)
  return {
    title,
    type: 'table',
    head: [
      { text: labelIn(stage, language) },
      { text: words[language].count, isNumber: true },
      ...(value ? [{ text: labelIn(value, language), isNumber: true }] : []),
    ],
    rows: stages.map((one) => ({
      cells: [
        { text: one.label },
        { text: one.count.toLocaleString(language), bar: one.count / most },
        ...(value ? [{ text: valueInWords(value, one.value, language, undefined, undefined) }] : []),
      ],
    })),
    more: 0,
  }
}

function spanOf(context: Context, state: PageState) {
  const { periods } = askOfPage(state, new Set())
  const all = readPeriods(context, periods)
  const [first, last] = [all[0], all.at(-1)]
  return first && last ? [{ from: first.from, until: last.until }] : []
}

async function listBlock(context: Context, widget: dashboards.ListWidget): Promise<Block> {
  const { db, view, language, today } = context
  const object = readableObject(view, widget.object)
  const views = visibleViews(view, widget.object)
  const chosen = views.find(({ name }) => name === widget.view) ?? views.find((one) => one.default) ?? views[0]
  const { nameField } = object.model
  const title = labelIn({ label: widget.label ?? chosen?.label ?? object.model.pluralLabel }, language)
  const shown = (chosen?.columns ?? [])
    .map(({ field }) => field)
    .filter((path) => path !== nameField)
    .slice(0, MOST_FIELDS)
  const paths = [nameField, ...shown].flatMap((path) => findPath(view, object, path) ?? [])
  const limit = Math.min(widget.limit ?? MOST_RECORDS, MOST_RECORDS)
  const question = readListQuestion(view, object, {
    fields: paths.map(({ path }) => path),
    ...(chosen?.filter === undefined ? {} : { filter: chosen.filter as Record<string, unknown> }),
    ...(chosen?.sort && {
      sort: chosen.sort.map(({ field, direction }) => (direction === 'desc' ? `-${field}` : field)),
    }),
    limit,
  })
  const { items } = await listRecords(db, view, object, question, today)
  if (items.length === 0) return { title, type: 'text', text: words[language].empty }
  const timeZone = view.workspace.model.app.timeZone
  return {
    title,
    type: 'table',
    head: paths.map(({ field }) => ({ text: labelIn(field, language), isNumber: numbers.has(field.valueType) })),
    rows: items.map(({ id, values, labels }) => ({
      cells: paths.map(({ path, field }, i) => ({
        text: valueInWords(field, values[path] as never, language, timeZone, labels[path]),
        ...(i === 0 && { link: `/records/${widget.object}/${id}` }),
      })),
    })),
    more: 0,
  }
}

async function narrowedWords(context: Context, state: PageState): Promise<readonly string[]> {
  const { language } = context
  const { periods } = askOfPage(state, new Set())
  const calendar = calendarOf(context, periods.calendar)
  const [stretch] = stretchesOf({ ...periods, together: true }, readPeriods(context, periods))
  return [
    ...(stretch ? [stretchBody(context, calendar, stretch).name] : []),
    ...(state.compare === undefined ? [] : [words[language].compared[state.compare]]),
    words[language].whose[state.people],
    ...(await filterWords(context, state, language)),
  ]
}

async function filterWords(context: Context, { where }: PageState, language: Language): Promise<string[]> {
  const { kpis } = context.view.workspace.model
  const found: string[] = []
  for (const [dimension, values] of Object.entries(where)) {
    const body = listKpis(context).find(({ dimensions }) => dimensions.some(({ name }) => name === dimension))
    const kpi = body && kpis.get(body.name)
    const label = body?.dimensions.find(({ name }) => name === dimension)
    if (!kpi || !label) continue
    const rows = values.map((value) => ({ period: 0, dimensions: [value], values: [] }))
    const [labels = {}] = await dimensionLabels(context, kpi, [dimension], rows)
    const names = values.map((value) => (value === null ? '–' : (labels[value] ?? value)))
    const colon = language === 'en' ? ': ' : '：'
    found.push(`${labelIn(label, language)}${colon}${names.join(language === 'en' ? ', ' : '、')}`)
  }
  return found
}
