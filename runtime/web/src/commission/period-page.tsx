/** One period of a plan: where it stands, what comes next, everybody's statement, disputes, and what accounting takes. */
import type { PayPeriodBody, PlanBody, StatementsPage } from '@attain/contract'
import { textIn } from '@attain/form'
import { ApiError } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Badge, Skeleton, Tabs } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { getPlan } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { AccountingTab } from './accounting-tab.tsx'
import { Amount } from './amount.tsx'
import { DisputesTab } from './disputes-tab.tsx'
import { commissionKeys } from './keys.ts'
import { Payees } from './payees.tsx'
import { PeriodFlow } from './period-flow.tsx'
import { PeriodProblemsList } from './period-problems.tsx'
import { PeriodSteps } from './period-steps.tsx'
import { RunState } from './run-state.tsx'
import { Sending } from './sending.tsx'
import { useCommissionTexts } from './texts.ts'
import { useCounts } from './use-counts.ts'
import { WaitingRewards } from './waiting-rewards.tsx'
import './commission.css'

export default function PeriodPage() {
  const { plan: name = '', period: key = '' } = useParams()
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const answer = useQuery({
    queryKey: commissionKeys.plan(workspace, name, language),
    queryFn: ({ signal }) => getPlan(name, signal),
  })
  const plan = answer.data
  const period = plan?.periods.find((one) => one.key === key)
  const isThere = period?.payees !== undefined
  const counted = useCounts(name, key, isThere)
  useTitle(plan && period ? `${textIn(plan.label, language)} · ${period.name}` : t('title'))
  if (answer.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (plan === undefined || period === undefined)
    return (
      <Failure
        error={answer.error ?? new ApiError(404, { code: 'not_found', message: t('period.none') })}
        homeHref={paths.commission(workspace)}
      />
    )
  return (
    <div className="commission-page">
      <div className="commission-head">
        <div>
          <Link to={paths.commission(workspace)}>{t('title')}</Link>
          <h1>
            {textIn(plan.label, language)} · {period.name}
          </h1>
        </div>
        <PeriodSteps plan={plan} period={key} state={period.state} counts={counted?.counts} />
      </div>
      <PeriodFlow state={period.state} />
      {period.runsOff === true && <p className="page-hint">{t('period.runsOffHint')}</p>}
      <RunState plan={plan} period={key} />
      {isThere ? (
        <Contents plan={plan} period={period} counted={counted} />
      ) : (
        <div className="empty">
          <p>{t('period.notCalculated')}</p>
        </div>
      )}
    </div>
  )
}

const tabs = ['statements', 'disputes', 'accounting'] as const

interface ContentsProps {
  readonly plan: PlanBody
  readonly period: PayPeriodBody
  readonly counted: StatementsPage | undefined
}

function Contents({ plan, period, counted }: ContentsProps) {
  const { t } = useCommissionTexts()
  const [params, setParams] = useSearchParams()
  const tab = tabs.find((one) => one === params.get('tab')) ?? 'statements'
  const { key } = period
  const panes = {
    statements: <Payees plan={plan} period={period} />,
    disputes: <DisputesTab plan={plan.name} period={key} />,
    accounting: <AccountingTab plan={plan} period={period} />,
  }
  return (
    <>
      <div className="commission-summary">
        <p className="commission-total">
          <strong>
            {counted === undefined ? (
              <Skeleton.Input active size="small" />
            ) : (
              <Amount value={counted.paid} currency={plan.currency} />
            )}
          </strong>
          <small>{t('period.total')}</small>
        </p>
        {counted !== undefined && <Sending plan={plan} period={period} counted={counted} />}
      </div>
      <WaitingRewards plan={plan} period={key} />
      <PeriodProblemsList plan={plan.name} period={key} currency={plan.currency} />
      <Tabs
        activeKey={tab}
        onChange={(next) => setParams({ tab: next }, { replace: true })}
        items={tabs.map((one) => ({
          key: one,
          label:
            one === 'disputes' && counted !== undefined && counted.counts.disputed > 0 ? (
              <>
                {t(`tab.${one}`)} <Badge count={counted.counts.disputed} color="orange" />
              </>
            ) : (
              t(`tab.${one}`)
            ),
          children: panes[one],
        }))}
      />
    </>
  )
}
