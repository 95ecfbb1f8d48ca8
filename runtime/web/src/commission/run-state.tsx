/** How far a calculation is, with the way to call it off; or how the last one ended. */
import type { CommissionRunBody, PlanBody } from '@attain/contract'
import { dateLocale, showMoment } from '@attain/form'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Progress } from 'antd'
import { useEffect } from 'react'
import { cancelRun, getRun } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { commissionKeys } from './keys.ts'
import { useCommissionTexts } from './texts.ts'
import { useCommissionChange } from './use-commission-change.ts'

const LOOK_EVERY_MS = 1000

export function RunState({ plan, period }: { readonly plan: PlanBody; readonly period: string }) {
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const client = useQueryClient()
  const { data: run } = useQuery({
    queryKey: commissionKeys.run(workspace, plan.name, period, language),
    queryFn: ({ signal }) => getRun(plan.name, period, signal),
    refetchInterval: ({ state }) => (isGoing(state.data) ? LOOK_EVERY_MS : false),
  })
  const going = isGoing(run) ? run?.id : undefined
  useEffect(() => {
    if (going === undefined) return
    // when it is over, everything may be new
    return () => void client.invalidateQueries({ queryKey: commissionKeys.all(workspace) })
  }, [going, client, workspace])
  if (run == null) return null
  if (going !== undefined) return <Going run={run} plan={plan} period={period} />
  if (run.state === 'failed') return <Alert type="error" showIcon title={t('run.failed')} description={run.failure} />
  if (run.state === 'cancelled') return <Alert type="info" showIcon title={t('run.wasCancelled')} />
  return (
    <p className="commission-note">
      {t('run.last', {
        count: run.statements ?? 0,
        when: showMoment(run.endedAt ?? run.startedAt, dateLocale(language)),
        name: run.by?.name ?? t('run.nobody'),
      })}
    </p>
  )
}

function isGoing(run: CommissionRunBody | null | undefined): boolean {
  return run?.state === 'waiting' || run?.state === 'running'
}

interface GoingProps {
  readonly run: CommissionRunBody
  readonly plan: PlanBody
  readonly period: string
}

function Going({ run, plan, period }: GoingProps) {
  const { t } = useCommissionTexts()
  const { change, isBusy } = useCommissionChange()
  const { done, total } = run.progress ?? { done: 0, total: 1 }
  const other = plan.periods.find(({ key }) => key === run.period && key !== period)
  return (
    <section className="panel commission-run" role="status">
      <p>
        <strong>{run.by === null ? t('run.going') : t('run.goingBy', { name: run.by.name })}</strong>
        {other !== undefined && <> {t('run.otherPeriod', { period: other.name })}</>}
      </p>
      <Progress percent={Math.round((100 * done) / total)} showInfo={false} aria-label={t('run.going')} />
      <p className="commission-run-end">
        <span>{run.progress !== null && t('run.part', { done: Math.min(done + 1, total), total })}</span>
        {plan.may.includes('run') && (
          <Button
            loading={isBusy}
            onClick={() =>
              void change(
                () => cancelRun(run.id),
                () => t('run.cancelled'),
              )
            }
          >
            {t('run.cancel')}
          </Button>
        )}
      </p>
    </section>
  )
}
