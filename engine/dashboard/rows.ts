/** Rows of an answer by what they are told apart by. */
import type { Language } from '../metadata/model.ts'
import type { FigureRow, FiguresBody } from './answer.ts'
import { dimensionsOfWidget, type FigureWidget } from './question.ts'

const people: ReadonlySet<string> = new Set(['person', 'team', 'manager'])

/** The key of a row under a grouping: the place of the period, the id of who it is, or the value of a dimension. */
export function keyIn(row: FigureRow, grouping: string, widget: FigureWidget): string | null {
  if (grouping === 'period') return String(row.period)
  if (people.has(grouping)) return row.subject ?? null
  return row.dimensions[dimensionsOfWidget(widget).indexOf(grouping)] ?? null
}

export function labelIn(
  answer: FiguresBody,
  key: string | null,
  grouping: string,
  widget: FigureWidget,
  language: Language,
): string {
  if (grouping === 'period') return answer.periods[Number(key)]?.shortName ?? ''
  if (key === null) return blankWords[people.has(grouping) ? 'nobody' : 'blank'][language]
  if (people.has(grouping)) return answer.labels.subjects[key] ?? hidden[language]
  return answer.labels.dimensions[dimensionsOfWidget(widget).indexOf(grouping)]?.[key] ?? key
}

const blankWords = {
  nobody: { en: 'Nobody', 'zh-CN': '无归属人' },
  blank: { en: '(blank)', 'zh-CN': '（空）' },
} as const
const hidden = { en: '(not shown)', 'zh-CN': '（不可见）' } as const

/** Whether there is anything of a row to draw; a dot needs both of its figures. */
export function isDrawn({ type }: FigureWidget, { values }: FigureRow): boolean {
  const wanted = type === 'scatter' ? values.slice(0, 2) : []
  return values.some((value) => value !== null) && wanted.every((value) => value !== null)
}

/** All keys of a grouping: periods in time, others as they come. */
export function keysIn(answer: FiguresBody, grouping: string, widget: FigureWidget): readonly (string | null)[] {
  if (grouping === 'period') return answer.periods.map((_, i) => String(i))
  return [...new Set(answer.rows.map((row) => keyIn(row, grouping, widget)))]
}

/** Keys by the sum of a KPI over their rows, the largest first. */
export function largestKeys(
  answer: FiguresBody,
  grouping: string,
  widget: FigureWidget,
  place = 0,
): readonly (string | null)[] {
  const totals = new Map<string | null, number>()
  for (const row of answer.rows) {
    const key = keyIn(row, grouping, widget)
    totals.set(key, (totals.get(key) ?? 0) + Number(row.values[place] ?? 0))
  }
  return [...totals].sort(([, a], [, b]) => b - a).map(([key]) => key)
}
