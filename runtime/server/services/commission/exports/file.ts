/** What accounting has taken, as a file in the reader's language. */
import type { ExportFileQuery } from '@attain/contract'
import type { Language, Text } from '@attain/engine/metadata'
import { nameOfPeriod, periodOf } from '@attain/engine/performance/calendar'
import { fraction, negate, sum, text } from '@attain/engine/performance/fraction'
import { type SheetCell, WORKBOOK_TYPE, writeWorkbook } from '@attain/engine/sheet'
import { csvLine } from '@attain/engine/sheet/csv'
import { sql } from 'kysely'
import { AttainError } from '../../../errors.ts'
import type { Context } from '../../context.ts'
import { type FoundFile, fileName } from '../../files.ts'
import { type LivePlan, planNamed } from '../plan.ts'
import { may } from '../rights.ts'
import type { ExportRow } from './rows.ts'
import { columns, groupWords, kindWords } from './words.ts'

interface Taken {
  readonly plan: string
  readonly period: string
  readonly kind: 'accrual' | 'payment'
  readonly rows: readonly ExportRow[]
}

export async function fileOfExport(context: Context, id: string, { format }: ExportFileQuery): Promise<FoundFile> {
  const { db, view, language } = context
  const { rows } = await sql<Taken>`select plan, period, kind, rows from commission_exports
    where workspace_id = ${view.workspace.id} and id = ${id}::uuid`.execute(db)
  const [taken] = rows
  if (taken === undefined || !view.workspace.model.plans.has(taken.plan) || !may(context, taken.plan, 'see'))
    throw new AttainError('not_found', { what: { en: 'export', 'zh-CN': '导出' } })
  const plan = planNamed(context, taken.plan)
  const table = tableOf(taken, plan, language)
  const title = [plan.document.label[language] ?? plan.document.label.en, taken.period, kindWords[taken.kind][language]]
  const name = fileName(title.join(' '))
  if (format === 'csv')
    return {
      name: `${name}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      content: Buffer.from(`\uFEFF${table.map((row) => csvLine(row.map(plain))).join('')}`),
    }
  return {
    name: `${name}.xlsx`,
    mediaType: WORKBOOK_TYPE,
    content: Buffer.from(writeWorkbook([{ title: kindWords[taken.kind][language], rows: table }])),
  }
}

function plain(cell: SheetCell): string {
  return cell === null ? '' : typeof cell === 'string' ? cell : cell.number
}

function tableOf({ kind, rows }: Taken, plan: LivePlan, language: Language): readonly (readonly SheetCell[])[] {
  const { document, definition, calendar } = plan
  const said = (label: Text | undefined) => (label === undefined ? null : (label[language] ?? label.en))
  const called = (key: string) => {
    const period = periodOf(calendar, key)
    return period === undefined ? key : nameOfPeriod(calendar, period, language)
  }
  const component = (name: string | null) => said(document.components.find((one) => one.name === name)?.label) ?? name
  const money = (number: string): SheetCell => ({ number })
  const known = (number: string | null | undefined): SheetCell => (number == null ? null : { number })
  const words = columns[language]
  const shared = ({ name, number, period, version }: ExportRow) => [
    name,
    number,
    called(period),
    money(String(version)),
  ]
  if (kind === 'payment')
    return [
      [
        ...[words.name, words.number, words.period, words.version, words.amount, words.currency, words.payable],
        ...[words.rate, words.ownAmount, words.ownCurrency],
      ],
      ...rows.map((row) => [
        ...[...shared(row), money(row.amount), definition.currency, row.debit],
        ...[
          known(row.own?.rate),
          known(row.own ? row.own.amount : row.amount),
          row.own?.currency ?? definition.currency,
        ],
      ]),
    ]
  return [
    [
      ...[words.name, words.number, words.period, words.version, words.group, words.component, words.exactly],
      ...[words.rounding, words.amount, words.currency, words.debit, words.credit],
    ],
    ...rows.map((row) => [
      ...[...shared(row), groupWords[row.group ?? 'earnings'][language], component(row.component ?? null)],
      ...[money(row.exactly), money(text(sum([fraction(row.amount), negate(fraction(row.exactly))])))],
      ...[money(row.amount), definition.currency, row.debit, row.credit],
    ]),
  ]
}
