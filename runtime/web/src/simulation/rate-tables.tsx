/** The rates and bounds of a plan's tables, each a number that can be changed. */
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { InputNumber } from 'antd'
import { Fragment } from 'react'
import { useApplication } from '../application/application.tsx'
import { withBaseRate, withTier } from './asked.ts'
import { useSimulationTexts } from './texts.ts'

interface RateTablesProps {
  readonly document: plans.CommissionPlanDocument
  readonly onChange: (document: plans.CommissionPlanDocument) => void
}

type Table = Extract<plans.CommissionPlanDocument['components'][number]['pays'], { by: 'table' }>['tables'][number]

export function RateTables({ document, onChange }: RateTablesProps) {
  const { t } = useSimulationTexts()
  const { language } = useApplication()
  const tables = document.components.flatMap(({ name, label, pays }, component) =>
    pays?.by === 'table' ? pays.tables.map((one, table) => ({ name, label, one, component, table })) : [],
  )
  return (
    <div className="simulation-tables">
      {tables.map(({ name, label, one, component, table }) => (
        <section key={`${name} ${table}`}>
          <h3>
            {textIn(label, language)}
            {one.from !== undefined && ` · ${t('rates.since', { day: one.from })}`}
          </h3>
          {percentOf(one.baseRate) !== null && (
            <label className="simulation-base" htmlFor={`base-${name}-${table}`}>
              <small>{t('rates.base')}</small>
              <InputNumber
                id={`base-${name}-${table}`}
                min={0}
                value={percentOf(one.baseRate)}
                onChange={(rate) => rate !== null && onChange(withBaseRate(document, { component, table }, `${rate}%`))}
              />
            </label>
          )}
          {isMatrix(one) ? (
            <p className="page-hint">{t('rates.matrix')}</p>
          ) : (
            <div className="simulation-tiers">
              <small>{t(one.key?.by === 'attainment' ? 'rates.from.attainment' : 'rates.from.amount')}</small>
              <small>{t(`rates.pays.${one.pays ?? 'percent'}`)}</small>
              {one.tiers.map((tier, index) => {
                const at = { component, table, tier: index }
                const words = { component: textIn(label, language), number: index + 1 }
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: tiers keep their places
                  <Fragment key={index}>
                    <InputNumber
                      aria-label={t('rates.fromOf', words)}
                      value={numberOf(tier.from)}
                      onChange={(from) => from !== null && onChange(withTier(document, at, { from }))}
                    />
                    <InputNumber
                      aria-label={t('rates.valueOf', words)}
                      value={numberOf(tier.value)}
                      onChange={(value) => value !== null && onChange(withTier(document, at, { value }))}
                    />
                  </Fragment>
                )
              })}
            </div>
          )}
        </section>
      ))}
      {tables.length === 0 && <p className="page-hint">{t('rates.none')}</p>}
    </div>
  )
}

/** Of a base rate that is a plain percentage; any other one is a formula, which is changed in the designer. */
function percentOf(baseRate: Table['baseRate']): number | null {
  const [, digits] = typeof baseRate === 'string' ? (/^(\d+(?:\.\d+)?)%$/.exec(baseRate.trim()) ?? []) : []
  return digits === undefined ? null : Number(digits)
}

function isMatrix({ column, tiers }: Table): boolean {
  return column !== undefined || tiers.some(({ value }) => value === undefined)
}

function numberOf(value: string | number | undefined): number | null {
  return value === undefined ? null : Number(value)
}
