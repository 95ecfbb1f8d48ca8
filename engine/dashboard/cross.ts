/** Rows against columns: heat maps, pivot tables and cohorts, as one kind of table. */
import type { Widget } from '../metadata/kinds/dashboard/types.generated.ts'
import type { Language } from '../metadata/model.ts'
import type { FigureUnit } from '../performance/figures/index.ts'
import type { FigureRow, FiguresBody } from './answer.ts'
import { cohortsOf } from './cohorts.ts'
import { exactFigure, shortFigure } from './figure-text.ts'
import { keyIn, keysIn, labelIn, largestKeys } from './rows.ts'
import { groupingLabel } from './table.ts'
import { textIn } from './text-in.ts'

export type CrossWidget = Extract<Widget, { type: 'heatMap' | 'pivot' | 'cohort' }>

export interface Cross {
  /** What stands over the columns of words. */
  readonly heads: readonly string[]
  readonly columns: readonly { readonly key: string; readonly label: string; readonly note?: string }[]
  readonly lines: readonly {
    readonly key: string
    readonly names: readonly string[]
    readonly cells: readonly (CrossCell | undefined)[]
  }[]
  readonly isHeat: boolean
}

export interface CrossCell {
  readonly text: string
  /** What it says, for spreadsheets. */
  readonly number: { readonly value: string; readonly unit: FigureUnit }
  /** In full, or what it is a part of. */
  readonly exact: string
  /** How much of the largest one, from 0 to 1; nothing where colours say nothing. */
  readonly heat?: number
  readonly isSum?: true
  /** The figure that it is, where it is one. */
  readonly figure?: MarkedFigure
}

/** A figure of a row; of a cohort that of several together, who are named. */
export interface MarkedFigure {
  readonly kpi: string
  readonly row: Pick<FigureRow, 'period' | 'subject' | 'dimensions'>
  readonly members?: readonly string[]
}

/** As many as one question can name. */
const MOST_MEMBERS = 200
const MOST_COLUMNS = 40
const MOST_HEAT_ROWS = 40
const USUAL_ROWS = 100
const total = { en: 'Total', 'zh-CN': '合计' } as const

export function crossOf(widget: CrossWidget, answer: FiguresBody, language: Language): Cross {
  return widget.type === 'cohort' ? crossOfCohorts(answer, language) : crossOfFigures(widget, answer, language)
}

function crossOfFigures(
  widget: Exclude<CrossWidget, { type: 'cohort' }>,
  answer: FiguresBody,
  language: Language,
): Cross {
  const isHeat = widget.type === 'heatMap'
  const rowNames = isHeat ? [widget.rows] : widget.rows
  const [first = ''] = rowNames
  const across = widget.columns
  const keys =
    across === undefined
      ? []
      : across === 'period'
        ? keysIn(answer, across, widget)
        : largestKeys(answer, across, widget).slice(0, MOST_COLUMNS)
  // without anything across there is one column for each KPI
  const columns = across === undefined ? [undefined] : keys
  const order = new Map(
    (first === 'period' ? keysIn(answer, first, widget) : largestKeys(answer, first, widget)).map((key, i) => [key, i]),
  )
  const place = ([row]: readonly FigureRow[]) => (row && order.get(keyIn(row, first, widget))) ?? 0
  const lines = [...grouped(answer.rows, (row) => JSON.stringify(rowNames.map((name) => keyIn(row, name, widget))))]
    .sort(([, a], [, b]) => place(a) - place(b))
    .slice(0, widget.type === 'heatMap' ? MOST_HEAT_ROWS : (widget.limit ?? USUAL_ROWS))
  const most = Math.max(...answer.rows.map(({ values: [value] }) => Number(value ?? 0)), 0)
  const hasSum = answer.kpis.length === 1 && answer.kpis[0]?.isAdditive === true && !isHeat && across !== undefined
  const several = answer.kpis.length > 1
  return {
    isHeat,
    heads: rowNames.map((name) => groupingLabel(name, answer, language)),
    columns: [
      ...columns.flatMap((column) =>
        answer.kpis.map((kpi) => ({
          key: `${column} ${kpi.name}`,
          ...(across === undefined || column === undefined
            ? { label: textIn(kpi.label, language) }
            : {
                label: labelIn(answer, column, across, widget, language),
                ...(several && { note: textIn(kpi.label, language) }),
              }),
        })),
      ),
      ...(hasSum ? [{ key: 'sum', label: total[language] }] : []),
    ],
    lines: lines.map(([key, rows]) => ({
      key,
      names: rowNames.map((name) =>
        rows[0] ? labelIn(answer, keyIn(rows[0], name, widget), name, widget, language) : '',
      ),
      cells: [
        ...columns.flatMap((column) => {
          const row = rows.find((one) => across === undefined || keyIn(one, across, widget) === column)
          return answer.kpis.map(({ name, unit }, i): CrossCell | undefined => {
            const value = row?.values[i] ?? null
            if (row === undefined || value === null) return undefined
            return {
              text: shortFigure(value, unit, language),
              number: { value, unit },
              exact: exactFigure(value, unit, language),
              figure: { kpi: name, row },
              ...(isHeat && most > 0 && { heat: Math.max(0, Number(value)) / most }),
            }
          })
        }),
        ...(hasSum ? [sumOf(rows, answer, language)] : []),
      ],
    })),
  }
}

function grouped(rows: readonly FigureRow[], keyOf: (row: FigureRow) => string): ReadonlyMap<string, FigureRow[]> {
  const groups = new Map<string, FigureRow[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}

function sumOf(rows: readonly FigureRow[], { kpis }: FiguresBody, language: Language): CrossCell | undefined {
  const sum = String(rows.reduce((all, { values: [value] }) => all + Number(value ?? 0), 0))
  const unit = kpis[0]?.unit
  return (
    unit && {
      text: shortFigure(sum, unit, language),
      number: { value: sum, unit },
      exact: exactFigure(sum, unit, language),
      isSum: true,
    }
  )
}

const cohortWords = {
  en: {
    first: 'First in',
    size: 'Size',
    later: (count: number) => `+${count}`,
    cell: (count: number, size: number) => `${count} of ${size}`,
  },
  'zh-CN': {
    first: '首次',
    size: '数量',
    later: (count: number) => `第 ${count} 期后`,
    cell: (count: number, size: number) => `${size} 家中有 ${count} 家`,
  },
} as const

const counted: FigureUnit = { type: 'number', decimals: 0 }
const part: FigureUnit = { type: 'percent', decimals: 0 }

function crossOfCohorts(answer: FiguresBody, language: Language): Cross {
  const words = cohortWords[language]
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  return {
    isHeat: true,
    heads: [words.first],
    columns: [
      { key: 'size', label: words.size },
      ...answer.periods.slice(1).map(({ key }, i) => ({ key, label: words.later(i + 1) })),
    ],
    lines: cohortsOf(answer)
      .filter(({ size }) => size > 0)
      .map(({ period, size, later }) => ({
        key: String(period),
        names: [answer.periods[period]?.shortName ?? ''],
        cells: [
          {
            text: size.toLocaleString(language),
            number: { value: String(size), unit: counted },
            exact: '',
            ...markOf(later[0] ?? [], period, answer),
          },
          ...later.slice(1).map((members, i) => ({
            text: percent.format(members.length / size),
            number: { value: String(members.length / size), unit: part },
            exact: words.cell(members.length, size),
            heat: members.length / size,
            ...markOf(members, period + i + 1, answer),
          })),
        ],
      })),
  }
}

/** What those of a cohort made up in a period; nothing where none was there, or more than can be asked about at once. */
function markOf(members: readonly string[], period: number, { kpis: [kpi] }: FiguresBody): Pick<CrossCell, 'figure'> {
  if (kpi === undefined || members.length === 0 || members.length > MOST_MEMBERS) return {}
  return { figure: { kpi: kpi.name, row: { period, dimensions: [] }, members } }
}
