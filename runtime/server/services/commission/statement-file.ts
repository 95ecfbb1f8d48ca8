/** A statement as a spreadsheet, in the reader's language: what is paid, what each component came to, every line. */
import type { StatementBody } from '@attain/contract'
import type { Language } from '@attain/engine/metadata'
import { type SheetCell, writeWorkbook } from '@attain/engine/sheet'
import type { Context } from '../context.ts'
import type { FoundFile } from '../files.ts'
import { readStatement } from './read-statement.ts'

type Rows = readonly (readonly SheetCell[])[]

export async function fileOfStatement(context: Context, id: string): Promise<FoundFile> {
  const statement = await readStatement(context, id)
  const { language } = context
  const w = words[language]
  const called = [statement.payee.name, statement.period.name, `v${statement.version}`].join(' ')
  return {
    name: `${called.replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, ' ')}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: Buffer.from(
      writeWorkbook([
        { title: w.statement, rows: summaryOf(statement, language) },
        { title: w.components, rows: componentsOf(statement, language) },
        { title: w.lines, rows: linesOf(statement, language) },
      ]),
    ),
  }
}

function summaryOf(statement: StatementBody, language: Language): Rows {
  const w = words[language]
  const { plan, period, payee, version, revision, currency, at } = statement
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

const words = {
  en: {
    ...{ statement: 'Statement', components: 'Components', lines: 'Lines', person: 'Person', plan: 'Plan' },
    ...{ period: 'Period', version: 'Version', revision: 'Revision of the plan', at: 'Calculated at' },
    ...{ currency: 'Currency', earned: 'Earned', owed: 'Draw owed', held: 'Held', carried: 'Carried on' },
    ...{ paid: 'To be paid', component: 'Component', measure: 'Measured', quota: 'Quota', attainment: 'Attainment' },
    ...{ line: 'Line', amount: 'Amount', arithmetic: 'Arithmetic', why: 'How it came about' },
  },
  'zh-CN': {
    ...{ statement: '结算单', components: '构成', lines: '逐项明细', person: '姓名', plan: '方案' },
    ...{ period: '期间', version: '版本', revision: '方案修订号', at: '计算时间' },
    ...{ currency: '币种', earned: '所得', owed: '尚欠预支', held: '待发放', carried: '结转' },
    ...{ paid: '应发', component: '项目', measure: '业绩', quota: '指标', attainment: '完成率' },
    ...{ line: '明细', amount: '金额', arithmetic: '算式', why: '如何得出' },
  },
} as const
