/** A statement as sheets of a workbook: what is paid, what each component came to, every line. */
import type { StatementBody } from '@attain/contract'
import type { Language } from '@attain/engine/metadata'
import type { Sheet, SheetCell } from '@attain/engine/sheet'
import { words } from './words.ts'

type Rows = Sheet['rows']

export function sheetsOf(statement: StatementBody, language: Language): readonly Sheet[] {
  const w = words[language]
  return [
    { title: w.statement, rows: summaryOf(statement, language) },
    { title: w.components, rows: componentsOf(statement, language) },
    { title: w.lines, rows: linesOf(statement, language) },
  ]
}

function summaryOf(statement: StatementBody, language: Language): Rows {
  const w = words[language]
  const { plan, period, payee, version, revision, currency, at, instalments } = statement
  const sums = (['earned', 'owed', 'held', 'carried', 'paid'] as const).map((name): readonly SheetCell[] => [
    w[name],
    { number: statement[name] },
  ])
  return [
    [w.person, payee.name],
    [w.plan, plan.label[language] ?? plan.label.en],
    [w.period, period.name],
    [w.version, { number: String(version) }],
    [w.revision, { number: String(revision) }],
    [w.at, at],
    [w.currency, currency],
    ...sums,
    ...instalments.map((one): readonly SheetCell[] => [`${w.instalment} ${one.period}`, { number: one.amount }]),
    [w.rounding],
  ]
}

function componentsOf({ components }: StatementBody, language: Language): Rows {
  const w = words[language]
  const number = (value: string | undefined): SheetCell => (value === undefined ? null : { number: value })
  return [
    [w.component, w.measure, w.quota, w.attainment, w.earned],
    ...components.map((one): readonly SheetCell[] => {
      const label = one.label[language] ?? one.label.en
      if (one.status === 'refused') return [label, one.why]
      const { measure, quota, attainment } = one.figures
      return [label, number(measure), number(quota), number(attainment), { number: one.earned }]
    }),
  ]
}

/** Together they are what is paid. */
function linesOf({ lines, paid }: StatementBody, language: Language): Rows {
  const w = words[language]
  return [
    [w.line, w.amount, w.arithmetic, w.why],
    ...lines.map(({ words: said, amount }): readonly SheetCell[] => [
      ...[said.title, { number: amount }, said.arithmetic ?? null, said.sentences.join(' ')],
    ]),
    [w.paid, { number: paid }],
  ]
}
