/** A plan as it is, and as it would be: what changes, what that costs, who gains and who loses. */
import { DownloadOutlined, PlayCircleOutlined, SaveOutlined } from '@ant-design/icons'
import type { SimulationAsked, SimulationStart } from '@attain/contract'
import { textIn } from '@attain/form'
import { ApiError } from '@attain/ui/api'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Progress, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import { getSimulationStart } from '../api/simulations.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { type Asking, askingOf, firstAsked, isPercent, sent } from './asked.ts'
import { simulationKeys } from './keys.ts'
import { Knobs } from './knobs.tsx'
import { Result } from './result.tsx'
import { SaveDialog } from './save-dialog.tsx'
import { saveResult } from './save-result.ts'
import { Scenarios } from './scenarios.tsx'
import { useSimulationTexts } from './texts.ts'
import { type DraftPlan, useDraftPlan } from './use-draft-plan.ts'
import { useSimulation } from './use-simulation.ts'
import '../commission/commission.css'
import './simulation.css'

export default function SimulatePage() {
  const name = useParams().plan ?? ''
  const { t } = useSimulationTexts()
  const { workspace, language } = useApplication()
  useTitle(t('title'))
  const answer = useQuery({
    queryKey: simulationKeys.start(workspace, name, language),
    queryFn: ({ signal }) => getSimulationStart(name, signal),
  })
  const drafted = useDraftPlan(name)
  const isPending = answer.isPending || (drafted.isAsked && drafted.isPending)
  const error = answer.error ?? drafted.error
  const retry = () => void (answer.isError ? answer.refetch() : drafted.refetch())
  return (
    <div className="commission-page">
      <div>
        <Link to={paths.commission(workspace)}>{t('commission')}</Link>
        <h1>
          {t('title')}
          {answer.data !== undefined && ` · ${textIn(answer.data.plan.label, language)}`}
        </h1>
      </div>
      {isPending && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {error !== null && <Failure error={error} homeHref={paths.commission(workspace)} retry={retry} />}
      {answer.data !== undefined && !isPending && error === null && (
        <Simulate start={answer.data} draft={drafted.draft} />
      )}
    </div>
  )
}

interface SimulateProps {
  readonly start: SimulationStart
  readonly draft: DraftPlan | undefined
}

function Simulate({ start, draft }: SimulateProps) {
  const { t } = useSimulationTexts()
  // a scenario that is taken up again comes with the address
  const given = (useLocation().state as { readonly asked?: SimulationAsked } | null)?.asked
  const [asking, setAsking] = useState<Asking>(() =>
    given === undefined ? firstAsked(start, draft?.document) : askingOf(given, start),
  )
  const [isSaving, setIsSaving] = useState(false)
  const { state, begin, cancel } = useSimulation(start.plan.name)
  const { shown } = state
  const isWorking = state.at === 'work'
  const asked = sent(asking, start.document)
  const isOutdated = shown !== null && JSON.stringify(shown.asked) !== JSON.stringify(asked)
  return (
    <>
      {draft !== undefined && <Drafted draft={draft} />}
      <Knobs start={start} asking={asking} onChange={setAsking} />
      <div className="simulation-go">
        <Button
          type="primary"
          icon={<PlayCircleOutlined aria-hidden />}
          loading={isWorking}
          disabled={!isPercent(asking.volume) || !isPercent(asking.quotas)}
          onClick={() => void begin(asked)}
        >
          {t('simulate')}
        </Button>
        {shown !== null && !isWorking && (
          <>
            <Button icon={<SaveOutlined aria-hidden />} onClick={() => setIsSaving(true)}>
              {t('save.open')}
            </Button>
            <Button icon={<DownloadOutlined aria-hidden />} onClick={() => void saveResult(shown.result, t)}>
              {t('export')}
            </Button>
          </>
        )}
        {isWorking && state.id !== null && <Button onClick={() => void cancel()}>{t('cancel')}</Button>}
        <small className="commission-hidden">{isOutdated && !isWorking ? t('outdated') : t('unwritten')}</small>
      </div>
      {isWorking && state.percent !== null && <Progress percent={state.percent} aria-label={t('simulate')} />}
      {state.at === 'rest' && state.error !== null && (
        <Unsimulated error={state.error} retry={() => void begin(asked)} />
      )}
      {shown !== null && <Result result={shown.result} asked={shown.asked} />}
      <Scenarios plan={start.plan.name} />
      {isSaving && shown !== null && (
        <SaveDialog plan={start.plan.name} asked={shown.asked} onClose={() => setIsSaving(false)} />
      )}
    </>
  )
}

/** A plan that could not be published is no failure of ours. */
function Unsimulated({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { t } = useSimulationTexts()
  if (error instanceof ApiError && error.code === 'invalid_bundle')
    return <Alert type="error" showIcon title={t('draft.broken')} />
  return <Failure error={error} retry={retry} />
}

function Drafted({ draft: { document, isMine, owner } }: { readonly draft: DraftPlan }) {
  const { t } = useSimulationTexts()
  if (document === undefined) return <Alert type="warning" showIcon title={t('draft.same')} />
  return <Alert type="info" showIcon title={isMine ? t('draft.isMine') : t('draft.is', { name: owner })} />
}
