/** A component in a line: what it measures, and what that pays. */
import type { plans } from '@attain/engine/metadata'
import type { TFunction } from 'i18next'
import { isInPercent, modeOf, unitOfValue } from '../rates/mode.ts'

export interface Names {
  readonly object: (name: string) => string
  readonly kpi: (name: string) => string
  readonly plan: (name: string) => string
}

export function sayComponent({ measure, pays }: plans.Component, t: TFunction, names: Names, currency: string): string {
  return [sayMeasure(measure, t, names), ...(pays === undefined ? [] : [sayPays(pays, t, currency)])].join(' · ')
}

function sayMeasure(measure: plans.Measure, t: TFunction, names: Names): string {
  switch (measure.from) {
    case 'credits':
      return names.object(measure.object)
    case 'kpi':
      return names.kpi(measure.kpi)
    case 'contest':
      return t('said.contest', { kpi: names.kpi(measure.kpi) })
    case 'earnings':
      return t('said.earnings', { plan: names.plan(measure.plan) })
    case 'objectives':
      return t('said.objectives', { count: measure.objectives.length })
    case 'components':
      return t('measure.components')
    default:
      return measure satisfies never
  }
}

/** Tiers that a line of words has room for. */
const MOST = 4

/** “0 → 5% · 100,000 → 8%”. */
function sayPays(pays: plans.Pays, t: TFunction, currency: string): string {
  switch (pays.by) {
    case 'formula':
      return typeof pays.formula === 'string' ? pays.formula : t('pays.formula')
    case 'payout':
      return t('pays.payout')
    case 'table': {
      const table = pays.tables.at(-1)
      return table === undefined ? '' : sayTable(table, t, currency)
    }
    default:
      return pays satisfies never
  }
}

function sayTable(table: plans.RateTable, t: TFunction, currency: string): string {
  const { tiers, columns, key, pays = 'percent' } = table
  if (columns !== undefined) return t('said.matrix', { rows: tiers.length, columns: columns.from.length })
  const bound = isInPercent(key) ? '%' : ''
  const said = tiers.slice(0, MOST).map(({ from = 0, value, plus, pays: own = pays }) => {
    const unit = unitOfValue(own, currency)
    const amount = `${value ?? plus ?? 0}${unit === '%' || unit === '×' ? unit : ` ${unit}`}`
    return tiers.length === 1 && Number(from) === 0 ? amount : `${from}${bound} → ${amount}`
  })
  return [`${t(`mode.short.${modeOf(table)}`)}: ${said.join(', ')}`, ...(tiers.length > MOST ? ['…'] : [])].join(' ')
}
