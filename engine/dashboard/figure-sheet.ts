/** The figures of a widget as rows of a spreadsheet: numbers with their format; rows against columns where it shows them so. */
import type { Language } from '../metadata/model.ts'
import { type FigureUnit, wordOf } from '../performance/figures/index.ts'
import type { Sheet, SheetCell } from '../sheet/index.ts'
import type { FiguresBody } from './answer.ts'
import { crossOf } from './cross.ts'
import type { FigureWidget } from './question.ts'
import { tableOf } from './table.ts'

export function sheetRows(widget: FigureWidget, answer: FiguresBody, language: Language): Sheet['rows'] {
  if (widget.type === 'heatMap' || widget.type === 'pivot' || widget.type === 'cohort') {
    const { heads, columns, lines } = crossOf(widget, answer, language)
    return [
      [...heads, ...columns.map(({ label, note }) => (note === undefined ? label : `${label} ${note}`))],
      ...lines.map(({ names, cells }) => [
        ...names,
        ...columns.map((_, at) => numberCell(cells[at]?.number.value, cells[at]?.number.unit, language)),
      ]),
    ]
  }
  const { head, rows } = tableOf(widget, answer, language)
  return [
    head,
    ...rows.map(({ names, figures }) => [
      ...names,
      ...figures.map(({ value, unit }) => numberCell(value, unit, language)),
    ]),
  ]
}

/** Nothing where there is no figure. */
export function numberCell(
  value: string | null | undefined,
  unit: FigureUnit | undefined,
  language: Language,
): SheetCell {
  if (value === null || value === undefined) return null
  return unit === undefined ? { number: value } : { number: value, format: formatOf(unit, language) }
}

/** `"$"#,##0.00`, `0.0%`, `#,##0" deals"`: what a figure has as text, as spreadsheets write it. */
function formatOf(unit: FigureUnit, language: Language): string {
  const fraction = unit.decimals > 0 ? `.${'0'.repeat(unit.decimals)}` : ''
  switch (unit.type) {
    case 'currency':
      return `"${symbolOf(unit.currency ?? 'USD', language)}"#,##0${fraction}`
    case 'percent':
      return `0${fraction}%`
    case 'days':
    case 'number': {
      const space = language === 'zh-CN' ? '' : ' '
      const withWord = (shown: string) => {
        const word = wordOf(shown, unit, language)
        return word === undefined ? `#,##0${fraction}` : `#,##0${fraction}"${space}${word.replaceAll('"', '')}"`
      }
      const [one, several] = [withWord('1'), withWord('2')]
      return one === several ? several : `[=1]${one};${several}`
    }
  }
}

function symbolOf(currency: string, language: Language): string {
  const parts = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  return parts.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency
}
