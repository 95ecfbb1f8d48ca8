/** Commission: one's own statements, and the plans of those who run them. */
import type { PlanBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { LinkButton, useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { getOwnStatements, getPlans } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { Amount } from './amount.tsx'
import { commissionKeys } from './keys.ts'
import { MyPlans } from './my-plans.tsx'
import { OwnStatements } from './own-statements.tsx'
import { PeriodState } from './period-state.tsx'
import { useCommissionTexts } from './texts.ts'
import './commission.css'

export default function CommissionPage() {
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  useTitle(t('title'))
  const plans = useQuery({
    queryKey: commissionKeys.plans(workspace, language),
    queryFn: ({ signal }) => getPlans(signal),
  })
  const mine = useQuery({
    queryKey: commissionKeys.mine(workspace, language),
    queryFn: ({ signal }) => getOwnStatements(signal),
  })
  const failed = plans.error ?? mine.error
  const isPending = plans.isPending || mine.isPending
  const [managed = [], own = []] = [plans.data?.plans, mine.data?.items]
  return (
    <div className="commission-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <MyPlans />
      </div>
      {failed !== null && <Failure error={failed} retry={() => void Promise.all([plans.refetch(), mine.refetch()])} />}
      {isPending && failed === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {own.length > 0 && (
        <section className="commission-section">
          <h2>{t('own.title')}</h2>
          <OwnStatements items={own} />
        </section>
      )}
      {managed.map((plan) => (
        <PlanPeriods key={plan.name} plan={plan} />
      ))}
      {!isPending && failed === null && own.length === 0 && managed.length === 0 && (
        <div className="empty">
          <p>{t('empty')}</p>
        </div>
      )}
    </div>
  )
}

/** As many as one looks at; the rest on request. */
const SHOWN = 6

function PlanPeriods({ plan }: { readonly plan: PlanBody }) {
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const [isAll, setIsAll] = useState(false)
  const periods = isAll ? plan.periods : plan.periods.slice(0, SHOWN)
  return (
    <section className="commission-section">
      <div className="commission-plan-head">
        <h2>{textIn(plan.label, language)}</h2>
        {plan.may.includes('run') && (
          <LinkButton to={paths.simulate(workspace, plan.name)}>{t('plans.simulate')}</LinkButton>
        )}
      </div>
      {periods.length === 0 ? (
        <div className="empty">
          <p>{t('plans.notBegun')}</p>
        </div>
      ) : (
        <ul className="rows commission-rows">
          {periods.map((period) => (
            <li key={period.key}>
              <span className="rows-main">
                <Link to={paths.payPeriod(workspace, plan.name, period.key)}>{period.name}</Link>
                <small>
                  {period.payees === undefined ? t('plans.notCalculated') : t('plans.payees', { count: period.payees })}
                  {period.runsOff === true && ` · ${t('period.runsOff')}`}
                </small>
              </span>
              <span className="commission-row-end">
                {period.paid !== undefined && <Amount value={period.paid} currency={plan.currency} />}
                <PeriodState state={period.state} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {!isAll && plan.periods.length > SHOWN && (
        <Button className="more-button" onClick={() => setIsAll(true)}>
          {t('plans.more', { count: plan.periods.length - SHOWN })}
        </Button>
      )}
    </section>
  )
}
