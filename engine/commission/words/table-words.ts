/** A rate table as rows that people read. */
import type { RateTable, Tier } from '../../metadata/kinds/commission-plan/types.generated.ts'
import type { PlanNames } from './plan-names.ts'
import type { Table } from './plan-page.ts'
import { boundWords, keyWords } from './plan-parts.ts'
import type { Wording } from './wording.ts'

/** One rate for everything needs no table: so many per cent, in force from the beginning. */
export function flatRate({ from, tiers, base, between, columns, pays = 'percent' }: RateTable): string | undefined {
  const [tier, ...further] = tiers
  const isFlat = further.length === 0 && between !== 'straight' && columns === undefined && base === undefined
  if (tier?.value === undefined || !isFlat || from !== undefined || Number(tier.from ?? 0) !== 0) return undefined
  return (tier.pays ?? pays) === 'percent' && tier.plus === undefined ? String(tier.value) : undefined
}

export function tableOf(wording: Wording, names: PlanNames, table: RateTable, here: string): Table {
  const { t } = wording
  const { from, key, columns, column, tiers } = table
  const rowKey = keyWords(wording, names, key, here)
  const by = columns === undefined ? rowKey : `${rowKey} × ${keyWords(wording, names, column, here)}`
  const title = from === undefined ? t('plan.pays.table', { key: by }) : t('plan.pays.tableFrom', { from, key: by })
  const notes = notesOf(wording, names, table, here)
  const bound = (tier: Tier) => boundWords(wording, key, String(tier.from ?? 0))
  if (columns !== undefined)
    return {
      title,
      notes,
      columns: [rowKey, ...columns.from.map((one) => boundWords(wording, column, String(one)))],
      rows: tiers.map((tier) => [
        bound(tier),
        ...(tier.cells ?? []).map((cell) => valueWords(wording, table, tier, cell)),
      ]),
    }
  const kind = (tier: Tier) => (table.between === 'straight' ? 'straight' : (tier.on ?? table.on ?? 'part'))
  return {
    title,
    notes,
    columns: [t('plan.column.from'), t('plan.column.pays'), t('plan.column.on')],
    rows: tiers.map((tier) => [
      bound(tier),
      valueWords(wording, table, tier, tier.value ?? 0),
      t(`plan.on.${kind(tier)}`),
    ]),
  }
}

function valueWords({ t, number, percent }: Wording, table: RateTable, tier: Tier, value: number | string): string {
  const kind = tier.pays ?? table.pays ?? 'percent'
  const figure = (kind === 'percent' || kind === 'payout' ? percent : number)(String(value))
  const said = t(`plan.value.${kind}`, { value: figure })
  return tier.plus === undefined ? said : t('plan.value.plus', { value: said, plus: number(String(tier.plus)) })
}

function notesOf(wording: Wording, { formula }: PlanNames, table: RateTable, here: string): readonly string[] {
  const { t, label } = wording
  const { base, baseRate, crossing } = table
  return [
    ...(base === undefined || base === 'measure' ? [] : [t('plan.pays.base', { measure: label(base) })]),
    ...(baseRate === undefined ? [] : [t('plan.pays.baseRate', { formula: formula(wording, baseRate, here) })]),
    ...(crossing === 'reached' || crossing === 'begun' ? [t(`plan.crossing.${crossing}`)] : []),
  ]
}
