/** A statement on paper, with every arithmetic and how it came about. */
import type { StatementBody } from '@attain/contract'
import type { Language } from '@attain/engine/metadata'
import type { PaperRow } from '@attain/engine/paper'
import { words } from './words.ts'

export function paperOf(statement: StatementBody, language: Language): readonly PaperRow[] {
  const w = words[language]
  const { plan, period, payee, version, revision, currency, at, components, lines, paid, instalments } = statement
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
  // amounts are texts, so that no digit is lost; the formatter takes them as they are
  const money = (amount: string) => format.format(amount as `${number}`)
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(at))
  const made = [`${w.version} ${version}`, `${w.revision} ${revision}`, `${w.at} ${day}`, `${w.currency} ${currency}`]
  const balances = (['earned', 'owed', 'held', 'carried'] as const).filter(
    (name) => name === 'earned' || statement[name] !== '0',
  )
  return [
    { left: `${payee.name} · ${period.name}`, size: 18, bold: true },
    { left: plan.label[language] ?? plan.label.en, size: 11, above: 2 },
    { left: made.join(' · '), size: 9, gray: true, above: 2 },
    { left: w.paid, right: money(paid), size: 13, bold: true, above: 16, rule: true },
    ...instalments.map(
      (one): PaperRow => ({ left: `${w.instalment} ${one.period}`, right: money(one.amount), gray: true }),
    ),
    ...balances.map((name): PaperRow => ({ left: w[name], right: money(statement[name]), gray: true })),
    { left: w.components, size: 12, bold: true, above: 20 },
    ...components.flatMap((one): readonly PaperRow[] => {
      const left = one.label[language] ?? one.label.en
      if (one.status === 'refused')
        return [
          { left, rule: true },
          { left: one.why, gray: true, indent: 12 },
        ]
      const { measure, quota, attainment } = one.figures
      const figures = [
        measure === undefined ? [] : [`${w.measure} ${number.format(Number(measure))}`],
        quota === undefined ? [] : [`${w.quota} ${number.format(Number(quota))}`],
        attainment === undefined ? [] : [`${w.attainment} ${percent.format(Number(attainment))}`],
      ].flat()
      return [
        { left, right: money(one.earned), rule: true },
        ...(figures.length === 0 ? [] : [{ left: figures.join(' · '), size: 9, gray: true, indent: 12 }]),
      ]
    }),
    { left: w.lines, size: 12, bold: true, above: 20 },
    ...lines.flatMap(({ words: said, amount }): readonly PaperRow[] => [
      { left: said.title, right: money(amount), rule: true },
      ...(said.arithmetic === undefined ? [] : [{ left: said.arithmetic, size: 9, indent: 12 }]),
      ...said.sentences
        .filter((sentence) => sentence !== said.arithmetic)
        .map((left) => ({ left, size: 9, gray: true, indent: 12 })),
    ]),
    { left: w.paid, right: money(paid), bold: true, rule: true },
    { left: w.rounding, size: 8, gray: true, above: 12 },
  ]
}
