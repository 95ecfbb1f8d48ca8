/** What a simulation came to: the totals, by component and period, and everybody, who gains or loses most first. */
import type { SimulatedPayee, SimulationAsked, SimulationResult } from '@attain/contract'
import { textIn } from '@attain/form'
import { Button, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useApplication } from '../application/application.tsx'
import { Amount } from '../commission/amount.tsx'
import { changeOf, Difference, Share } from '../commission/difference.tsx'
import { ComparedTable } from './compared-table.tsx'
import { PayeeSides } from './payee-sides.tsx'
import { useSimulationTexts } from './texts.ts'

/** Charts are large. */
const ResultCharts = lazy(() => import('./result-charts.tsx'))

interface ResultProps {
  readonly result: SimulationResult
  /** Without it nobody can be opened. */
  readonly asked?: SimulationAsked
}

const AT_ONCE = 50

export function Result({ result, asked }: ResultProps) {
  const { t } = useSimulationTexts()
  const { language } = useApplication()
  const [opened, setOpened] = useState<SimulatedPayee | null>(null)
  const [shown, setShown] = useState(AT_ONCE)
  const { currency, paid, payees } = result
  const changes = payees.map((one) => changeOf(one.paid))
  const most = Math.max(...changes.map(Math.abs), 0)
  const count = (is: (change: number) => boolean) => changes.filter(is).length
  return (
    <>
      <section className="panel simulation-part" aria-live="polite">
        <dl className="simulation-sides">
          <div>
            <dt>{t('before')}</dt>
            <dd>
              <Amount value={paid.before} currency={currency} />
            </dd>
          </div>
          <div>
            <dt>{t('after')}</dt>
            <dd className="simulation-large">
              <Amount value={paid.after} currency={currency} />
            </dd>
          </div>
          <div>
            <dt>{t('difference')}</dt>
            <dd>
              <Difference of={paid} currency={currency} />{' '}
              <small>
                <Share of={paid} />
              </small>
            </dd>
          </div>
        </dl>
        <p className="page-hint">
          {t('result.people', {
            more: count((change) => change > 0),
            less: count((change) => change < 0),
            same: count((change) => change === 0),
          })}
        </p>
      </section>
      {payees.length > 0 && (
        <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
          <ResultCharts result={result} />
        </Suspense>
      )}
      <div className="simulation-two">
        <section className="simulation-part">
          <h3>{t('result.components')}</h3>
          <ComparedTable
            currency={currency}
            rows={result.components.map(({ name, label, earned }) => ({
              key: name,
              name: textIn(label, language),
              of: earned,
            }))}
          />
        </section>
        <section className="simulation-part">
          <h3>{t('result.periods')}</h3>
          <ComparedTable
            currency={currency}
            rows={result.periods.map(({ period, paid: of }) => ({ key: period.key, name: period.name, of }))}
          />
        </section>
      </div>
      <section className="simulation-part">
        <h3>{t('result.payees')}</h3>
        <ComparedTable
          currency={currency}
          most={most}
          rows={payees.slice(0, shown).map((one) => ({
            key: one.payee.id,
            name:
              asked === undefined ? (
                one.payee.name
              ) : (
                <Button type="link" onClick={() => setOpened(one)}>
                  {one.payee.name}
                </Button>
              ),
            of: one.paid,
            ...(one.refused.after > 0 && { warning: t('result.refused', { count: one.refused.after }) }),
          }))}
        />
        {payees.length > shown && (
          <Button className="more-button" onClick={() => setShown(shown + AT_ONCE)}>
            {t('result.more', { count: payees.length - shown })}
          </Button>
        )}
      </section>
      {opened !== null && asked !== undefined && (
        <PayeeSides
          plan={result.plan.name}
          asked={asked}
          payee={opened}
          currency={currency}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  )
}
