/** What a simulation came to, for the eye: cost by component, how pay is spread, who gains and loses most. */
import type { SimulationResult } from '@attain/contract'
import { useChartColors } from '@attain/dashboard/colors'
import { Plot } from '@attain/dashboard/plot'
import { textIn } from '@attain/form'
import { theme } from 'antd'
import { useMemo } from 'react'
import { useApplication } from '../application/application.tsx'
import { changeOf } from '../commission/difference.tsx'
import { changeBars, componentBars, type Look, spreadBars } from './chart-options.ts'
import { spreadOf } from './spread.ts'
import { useSimulationTexts } from './texts.ts'

/** How many of those who gain, and of those who lose. */
const MOST = 5

export default function ResultCharts({ result }: { readonly result: SimulationResult }) {
  const { t } = useSimulationTexts()
  const { language } = useApplication()
  const look = useLook(result.currency)
  const { components, payees, earned } = result
  const charts = useMemo(() => {
    const sides = [t('before'), t('after')] as const
    const parts = components.map(({ name, label, earned: { before, after } }) => ({
      ...{ name: textIn(label, language) || name, before: Number(before), after: Number(after) },
    }))
    const ranges = spreadOf(payees.map(({ paid }) => ({ before: Number(paid.before), after: Number(paid.after) })))
    const changes = payees
      .map(({ payee, paid }) => ({ name: payee.name, value: changeOf(paid) }))
      .filter(({ value }) => value !== 0)
      .toSorted((a, b) => b.value - a.value)
    const most = [
      ...changes.filter(({ value }) => value > 0).slice(0, MOST),
      ...changes.filter(({ value }) => value < 0).slice(-MOST),
    ]
    return {
      components: componentBars(look, sides, parts),
      spread: spreadBars(look, { sides, nothing: t('charts.nothing') }, ranges),
      most: most.length === 0 ? undefined : changeBars(look, most),
      names: most.map(({ name, value }) => `${name} ${look.money(value)}`).join(', '),
    }
  }, [components, payees, language, look, t])
  const total = { before: look.money(Number(earned.before)), after: look.money(Number(earned.after)) }
  return (
    <div className="simulation-charts">
      <section className="simulation-part">
        <h3>{t('charts.components')}</h3>
        <Plot className="simulation-chart" label={t('charts.componentsLabel', total)} option={charts.components} />
      </section>
      <section className="simulation-part">
        <h3>{t('charts.spread')}</h3>
        <Plot className="simulation-chart" label={t('charts.spreadLabel')} option={charts.spread} />
      </section>
      <section className="simulation-part">
        <h3>{t('charts.most')}</h3>
        {charts.most === undefined ? (
          <p className="page-hint">{t('charts.same')}</p>
        ) : (
          <Plot
            className="simulation-chart"
            label={t('charts.mostLabel', { names: charts.names })}
            option={charts.most}
          />
        )}
      </section>
    </div>
  )
}

function useLook(currency: string): Look {
  const { language } = useApplication()
  const colors = useChartColors()
  const { token } = theme.useToken()
  const { colorSuccess: up, colorError: down } = token
  const key = JSON.stringify(colors)
  // biome-ignore lint/correctness/useExhaustiveDependencies: colours are made anew each time; the key says when they differ
  return useMemo(() => {
    const money = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
    const exact = new Intl.NumberFormat(language, money)
    const short = new Intl.NumberFormat(language, { ...money, notation: 'compact', maximumFractionDigits: 1 })
    return { colors, up, down, money: (amount) => exact.format(amount), short: (amount) => short.format(amount) }
  }, [key, up, down, currency, language])
}
