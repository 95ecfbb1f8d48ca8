/** Figures as they stand in a mail: numbers, and tables with bars and colours, which every mail program draws. */
import type { FigureRow, FiguresBody, KpiBody } from '@attain/contract'
import {
  type Change,
  changeOf,
  crossOf,
  exactFigure,
  type FigureWidget,
  groupingLabel,
  keyIn,
  keysIn,
  labelIn,
  largestKeys,
  rankedRows,
  sheetRows,
  shortFigure,
  showsTargets,
  targetWords,
} from '@attain/engine/dashboard'
import { groupingsOf, type Language } from '@attain/engine/metadata'
import { labelIn as wordsOf } from '../../actions/words.ts'
import type { Block, Cell, Head, Tone } from './blocks.ts'
import { words } from './words.ts'

/** More stand in the spreadsheet and on the page. */
const MOST_ROWS = 12
/** More do not fit on a phone. */
const MOST_COLUMNS = 5
/** Beside targets, likewise. */
const MOST_KPIS = 3

interface Asked<W extends FigureWidget = FigureWidget> {
  readonly widget: W
  readonly answer: FiguresBody
  readonly language: Language
  readonly personId: string
}
type AskedOf<T extends FigureWidget['type']> = Asked<Extract<FigureWidget, { type: T }>>

/** Rows that spreadsheets are opened for; whoever needs more asks the API. */
const MOST_SHEET_ROWS = 10_000

/** With every figure as it is, those too that found no place in the mail. */
export function figureBlock(given: Asked): Block {
  const { widget, answer, language } = given
  const block = blockOf(given)
  return block.type === 'table'
    ? { ...block, sheet: sheetRows(widget, answer, language).slice(0, MOST_SHEET_ROWS + 1) }
    : block
}

function blockOf(given: Asked): Block {
  const { widget } = given
  const isWide = showsTargets(widget) && given.answer.kpis.length > MOST_KPIS
  const answer = isWide ? { ...given.answer, kpis: given.answer.kpis.slice(0, MOST_KPIS) } : given.answer
  const block = narrowBlock({ ...given, answer })
  return isWide && block.type === 'table'
    ? { ...block, moreColumns: (block.moreColumns ?? 0) + given.answer.kpis.length - MOST_KPIS }
    : block
}

function narrowBlock(asked: Asked): Block {
  const { widget, answer, language } = asked
  const [first] = answer.kpis
  const title = widget.label ? wordsOf({ label: widget.label }, language) : first ? wordsOf(first, language) : ''
  const isEmpty = answer.rows.every(({ values }) => values.every((value) => value === null))
  if (first === undefined || isEmpty) return { title, type: 'text', text: words[language].empty }
  switch (widget.type) {
    case 'number':
      return { title, ...numberOf({ ...asked, widget }, first) }
    case 'gauge':
      return { title, ...progressOf({ ...asked, widget }, first) }
    case 'leaderboard':
      return { title, ...rankingOf({ ...asked, widget }) }
    case 'heatMap':
    case 'pivot':
    case 'cohort':
      return { title, ...crossBlock({ ...asked, widget }) }
    case 'stacked':
      return { title, ...apartOf({ ...asked, widget }, widget.by, widget.parts) }
    case 'line':
      return { title, ...apartOf({ ...asked, widget }, 'period', widget.by) }
    case 'bar':
    case 'scatter':
      return { title, ...apartOf({ ...asked, widget }, groupingsOf(widget)[0]?.name ?? 'person', undefined) }
  }
}

type Of<T extends Block['type']> = Omit<Extract<Block, { type: T }>, 'title'>

function numberOf({ answer, language }: AskedOf<'number'>, kpi: KpiBody): Of<'number'> {
  const [row] = answer.rows
  const value = row?.values[0] ?? null
  return {
    type: 'number',
    value: shortFigure(value, kpi.unit, language),
    notes: againstBefore(answer, row, kpi, language),
  }
}

function againstBefore(answer: FiguresBody, row: FigureRow | undefined, kpi: KpiBody, language: Language): Tone[] {
  const [before] = answer.comparedPeriods ?? []
  const change = changeOf(row?.values[0] ?? null, row?.compared?.[0], kpi, language)
  if (before === undefined || change === undefined) return []
  const was = shortFigure(row?.compared?.[0] ?? null, kpi.unit, language)
  return [{ text: `${marked(change)} ${words[language].against(before.name, was)}`, isGood: change.isGood }]
}

const arrows = { up: '▲', down: '▼', same: '=' } as const

function marked({ direction, text }: Change): string {
  return `${arrows[direction]} ${text}`
}

function progressOf({ widget, answer, language }: AskedOf<'gauge'>, kpi: KpiBody): Of<'number'> {
  const [row] = answer.rows
  const value = row?.values[0] ?? null
  const target = row?.targets?.[0]
  const { of } = widget
  const goal =
    of === undefined
      ? '1'
      : of.from === 'number'
        ? String(of.amount)
        : of.from === 'kpi'
          ? (row?.values[1] ?? null)
          : (target?.asked ?? null)
  const part = value === null || goal === null || Number(goal) === 0 ? undefined : Number(value) / Number(goal)
  const short = shortFigure(value, kpi.unit, language)
  const notes: Tone[] = []
  if (of !== undefined)
    notes.push({
      text:
        goal === null
          ? words[language][row?.isPart ? 'partTarget' : 'noTarget'](short)
          : words[language].of(short, shortFigure(goal, kpi.unit, language)),
    })
  if (of?.from === 'target' && target?.progress) notes.push(paceOf(target.progress, kpi, language))
  return {
    type: 'number',
    value: part === undefined ? short : percent(part, language),
    notes: [...notes, ...againstBefore(answer, row, kpi, language)],
    ...(part !== undefined && { part }),
  }
}

export function paceOf(
  { standing, ahead }: { readonly standing: 'ahead' | 'even' | 'behind'; readonly ahead: string },
  kpi: KpiBody,
  language: Language,
): Tone {
  const amount = shortFigure(ahead.replace('-', ''), kpi.unit, language)
  return { text: words[language].pace[standing](amount), isGood: standing !== 'behind' }
}

function percent(part: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(part)
}

function rankingOf({ widget, answer, language, personId }: AskedOf<'leaderboard'>): Of<'table'> {
  const by = widget.by ?? 'person'
  const all = rankedRows(answer.rows, answer.kpis[0]?.better ?? 'higher', widget.target === true)
  const own = all.find(({ row }) => row.subject === personId)
  const limit = Math.min(widget.limit ?? 10, MOST_ROWS)
  const shown = [...all.slice(0, limit), ...(own && all.indexOf(own) >= limit ? [own] : [])]
  const most = mostIn(shown.map(({ row }) => row))
  return {
    type: 'table',
    head: [
      { text: '#' },
      { text: groupingLabel(by, answer, language) },
      ...headsOf(answer, language, widget.target === true),
    ],
    rows: shown.map(({ row, rank }) => ({
      isOwn: row.subject === personId,
      cells: [
        { text: rank === undefined ? '–' : String(rank) },
        { text: labelIn(answer, row.subject ?? null, by, widget, language) },
        ...figuresIn(row, answer, language, most, widget.target === true),
      ],
    })),
    more: Math.max(0, all.length - shown.length),
  }
}

function mostIn(rows: readonly (FigureRow | undefined)[]): number {
  return Math.max(...rows.map((row) => Number(row?.values[0] ?? 0)), 0)
}

function headsOf({ kpis }: FiguresBody, language: Language, hasTargets: boolean): Head[] {
  const targets = hasTargets ? [targetWords.target[language], targetWords.attained[language]] : []
  return kpis.flatMap((kpi, i) =>
    [wordsOf(kpi, language), ...(i === 0 ? targets : [])].map((text) => ({ text, isNumber: true })),
  )
}

/** The first figure has a bar, and its target beside it. */
function figuresIn(
  row: FigureRow | undefined,
  { kpis }: FiguresBody,
  language: Language,
  most: number,
  hasTargets: boolean,
): Cell[] {
  return kpis.flatMap(({ unit }, i): Cell[] => {
    const value = row?.values[i] ?? null
    const own: Cell = {
      text: value === null ? '–' : exactFigure(value, unit, language),
      ...(i === 0 && most > 0 && !hasTargets && { bar: Math.max(0, Number(value ?? 0)) / most }),
    }
    if (i > 0 || !hasTargets) return [own]
    const { asked, progress } = row?.targets?.[0] ?? {}
    const part = progress === undefined ? undefined : Number(progress.attainment) / 100
    return [
      own,
      { text: asked === undefined ? '–' : shortFigure(asked, unit, language) },
      part === undefined
        ? { text: '–' }
        : { text: percent(part, language), bar: part, isGood: progress?.standing !== 'behind' },
    ]
  })
}

/** Rows by one thing, and where there are parts a column for each of the largest. */
function apartOf(
  { widget, answer, language }: Asked<Exclude<FigureWidget, { type: 'number' | 'gauge' }>>,
  by: string,
  parts: string | undefined,
): Of<'table'> {
  const isTime = by === 'period'
  const keys = isTime ? keysIn(answer, by, widget) : largestKeys(answer, by, widget)
  // of time the newest are what one looks for
  const shown = isTime ? keys.slice(-MOST_ROWS) : keys.slice(0, MOST_ROWS)
  const rowsOf = (key: string | null) => answer.rows.filter((row) => keyIn(row, by, widget) === key)
  const head = { text: groupingLabel(by, answer, language) }
  const label = (key: string | null) => labelIn(answer, key, by, widget, language)
  const more = keys.length - shown.length
  if (parts === undefined) {
    const rows = shown.map((key) => ({ key, row: rowsOf(key)[0] }))
    const hasTargets = showsTargets(widget)
    const hasTrend = answer.rows.some(({ trend }) => trend?.[0])
    const trendHead = { text: targetWords.trend[language], isNumber: true }
    const most = mostIn(rows.map(({ row }) => row))
    return {
      type: 'table',
      head: [head, ...headsOf(answer, language, hasTargets), ...(hasTrend ? [trendHead] : [])],
      rows: rows.map(({ key, row }) => ({
        cells: [
          { text: label(key) },
          ...figuresIn(row, answer, language, most, hasTargets),
          ...(hasTrend ? [trendOf(row, answer, language)] : []),
        ],
      })),
      more,
    }
  }
  const all = largestKeys(answer, parts, widget)
  const columns = all.slice(0, MOST_COLUMNS)
  const unit = answer.kpis[0]?.unit
  return {
    type: 'table',
    head: [head, ...columns.map((key) => ({ text: labelIn(answer, key, parts, widget, language), isNumber: true }))],
    rows: shown.map((key) => ({
      cells: [
        { text: label(key) },
        ...columns.map((column) => {
          const value = rowsOf(key).find((row) => keyIn(row, parts, widget) === column)?.values[0] ?? null
          return { text: value === null || !unit ? '–' : shortFigure(value, unit, language) }
        }),
      ],
    })),
    more,
    moreColumns: all.length - columns.length,
  }
}

function trendOf(row: FigureRow | undefined, { kpis: [kpi] }: FiguresBody, language: Language): Cell {
  const value = row?.trend?.[0] ?? null
  return { text: value === null || !kpi ? '' : shortFigure(value, kpi.unit, language) }
}

function crossBlock({ widget, answer, language }: AskedOf<'heatMap' | 'pivot' | 'cohort'>): Of<'table'> {
  const { heads, columns, lines } = crossOf(widget, answer, language)
  const shown = lines.slice(0, MOST_ROWS)
  const fits = columns.slice(0, MOST_COLUMNS)
  return {
    type: 'table',
    head: [
      ...heads.map((text) => ({ text })),
      ...fits.map(({ label, note }) => ({ text: note === undefined ? label : `${label} ${note}`, isNumber: true })),
    ],
    rows: shown.map(({ names, cells }) => ({
      cells: [
        ...names.map((text) => ({ text })),
        ...fits.map((_, i) => {
          const { text = '', heat } = cells[i] ?? {}
          return { text, ...(heat !== undefined && { heat }) }
        }),
      ],
    })),
    more: lines.length - shown.length,
    moreColumns: columns.length - fits.length,
  }
}
