/** Targets: who attains what, and the plan that says who is to reach what. */

import { textIn } from '@attain/form'
import { ApiError } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Segmented, Select, Skeleton } from 'antd'
import { useSearchParams } from 'react-router'
import { keys } from '../api/queries.ts'
import { listTargets } from '../api/targets.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { ForecastTab } from './forecast/forecast-tab.tsx'
import { PlanTab } from './plan-tab.tsx'
import { ProgressTab } from './progress-tab.tsx'
import { useTargetTexts } from './texts.ts'
import './targets.css'

const tabs = ['progress', 'forecast', 'plan'] as const

export default function TargetsPage() {
  const { t } = useTargetTexts()
  const { workspace, language, app } = useApplication()
  const [params, setParams] = useSearchParams()
  useTitle(t('title'))
  const list = useQuery({
    queryKey: keys.targets(workspace, language),
    queryFn: ({ signal }) => listTargets(signal),
    enabled: app.hasTargets,
  })
  const target = list.data?.items.find(({ name }) => name === params.get('target')) ?? list.data?.items[0]
  const tab = tabs.find((one) => one === params.get('tab')) ?? 'progress'
  const go = (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(changes))
      if (value === undefined) next.delete(name)
      else next.set(name, value)
    setParams(next, { replace: true })
  }
  if (!app.hasTargets)
    return <Failure error={new ApiError(404, { code: 'not_found', message: '' })} homeHref={paths.home(workspace)} />
  return (
    <div className="targets">
      <div className="page-head targets-head">
        <h1>{t('title')}</h1>
        {list.data && list.data.items.length > 1 && (
          <Select
            className="targets-which"
            aria-label={t('which')}
            value={target?.name ?? null}
            options={list.data.items.map(({ name, label }) => ({ value: name, label: textIn(label, language) }))}
            onChange={(name) => go({ target: name, period: undefined })}
          />
        )}
        <Segmented
          aria-label={t('tab.label')}
          value={tab}
          options={[
            { value: 'progress', label: t('tab.progress') },
            { value: 'forecast', label: t('tab.forecast') },
            { value: 'plan', label: t('tab.plan') },
          ]}
          onChange={(value) => go({ tab: value === 'progress' ? undefined : value })}
        />
      </div>
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {target && tab === 'plan' && (
        <PlanTab
          key={target.name}
          target={target}
          year={params.get('year') ?? undefined}
          onYear={(year) => go({ year })}
        />
      )}
      {target && tab === 'forecast' && (
        <ForecastTab
          key={target.name}
          target={target.name}
          period={params.get('period') ?? undefined}
          onPeriod={(period) => go({ period })}
        />
      )}
      {target && tab === 'progress' && (
        <ProgressTab
          key={target.name}
          target={target}
          period={params.get('period') ?? undefined}
          onPeriod={(period) => go({ period })}
        />
      )}
    </div>
  )
}
