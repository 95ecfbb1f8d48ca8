/** The figures of any widget as a table: for reading instead of a chart, and for spreadsheets. */
import { groupingsOf } from '../metadata/kinds/dashboard/parts.ts'
import type { Language } from '../metadata/model.ts'
import type { FigureUnit } from '../performance/figures/index.ts'
import type { FiguresBody } from './answer.ts'
import { exactFigure } from './figure-text.ts'
import type { FigureWidget } from './question.ts'
import { keyIn, labelIn } from './rows.ts'
import { textIn } from './text-in.ts'

export interface FigureTable {
  readonly head: readonly string[]
  readonly rows: readonly {
    readonly key: string
    readonly cells: readonly string[]
    readonly names: readonly string[]
    readonly figures: readonly { readonly value: string | null; readonly unit: FigureUnit }[]
  }[]
  /** So many columns in front hold words. */
  readonly words: number
}

const headWords = {
  period: { en: 'Period', 'zh-CN': '期间' },
  manager: { en: 'Manager', 'zh-CN': '经理' },
} as const

/** What stands beside the first figure. */
export const targetWords = {
  target: { en: 'Target', 'zh-CN': '目标' },
  attained: { en: 'Attained', 'zh-CN': '达成率' },
  trend: { en: 'Trend', 'zh-CN': '趋势' },
} as const
const percent = { type: 'percent', decimals: 1 } as const

export function tableOf(widget: FigureWidget, answer: FiguresBody, language: Language): FigureTable {
  const groupings = groupingsOf(widget).map(({ name }) => name)
  const hasTime = groupings.includes('period') || answer.periods.length > 1
  const columns = [...(hasTime ? ['period'] : []), ...groupings.filter((name) => name !== 'period')]
  const isCompared = answer.comparedPeriods !== undefined
  const hasTargets = answer.rows.some(({ targets }) => targets?.[0])
  const hasTrend = answer.rows.some(({ trend }) => trend?.[0])
  return {
    words: columns.length,
    head: [
      ...columns.map((name) => groupingLabel(name, answer, language)),
      ...answer.kpis.flatMap(({ label }) => {
        const own = textIn(label, language)
        return isCompared ? [own, `${own}${language === 'zh-CN' ? '（对比期）' : ' (compared)'}`] : [own]
      }),
      ...(hasTargets ? [targetWords.target[language], targetWords.attained[language]] : []),
      ...(hasTrend ? [targetWords.trend[language]] : []),
    ],
    rows: answer.rows.map((row) => {
      const names = columns.map((name) => labelIn(answer, keyIn(row, name, widget), name, widget, language))
      const values = answer.kpis.flatMap(({ unit }, i) => {
        const own = [row.values[i] ?? null, ...(isCompared ? [row.compared?.[i] ?? null] : [])]
        return own.map((value) => ({ value, unit }))
      })
      const [unit] = answer.kpis.map((kpi) => kpi.unit)
      const target = row.targets?.[0]
      if (hasTargets && unit) {
        const attained = target?.progress?.attainment
        values.push(
          { value: target?.asked ?? null, unit },
          { value: attained === undefined ? null : String(Number(attained) / 100), unit: percent },
        )
      }
      if (hasTrend && unit) values.push({ value: row.trend?.[0] ?? null, unit })
      return {
        key: JSON.stringify([row.period, row.subject, row.dimensions]),
        cells: [...names, ...values.map(({ value, unit }) => exactFigure(value, unit, language))],
        names,
        figures: values,
      }
    }),
  }
}

export function groupingLabel(
  name: string,
  { kpis, labels: { subject } }: Pick<FiguresBody, 'kpis' | 'labels'>,
  language: Language,
): string {
  if (subject !== undefined && (name === 'person' || name === 'team')) return textIn(subject, language)
  if (Object.hasOwn(headWords, name)) return headWords[name as keyof typeof headWords][language]
  const label = kpis.flatMap(({ dimensions }) => dimensions).find((one) => one.name === name)?.label
  return label === undefined ? name : textIn(label, language)
}
