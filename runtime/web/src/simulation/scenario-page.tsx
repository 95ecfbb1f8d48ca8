/** A scenario: what was supposed, what came of it, and who else may read it. */
import { ReloadOutlined } from '@ant-design/icons'
import type { ScenarioBody, SimulationResult } from '@attain/contract'
import { dateLocale, showMoment, textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Popconfirm, Progress, Select, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { calculateScenario, changeScenario, deleteScenario, getScenario, getScenarios } from '../api/simulations.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { useCommissionChange } from '../commission/use-commission-change.ts'
import { signed } from '../scorecards/figures.ts'
import { simulationKeys } from './keys.ts'
import { Result } from './result.tsx'
import { useSimulationTexts } from './texts.ts'
import '../commission/commission.css'
import './simulation.css'

const LOOK_EVERY_MS = 1000

export default function ScenarioPage() {
  const id = useParams().id ?? ''
  const { t } = useSimulationTexts()
  const { workspace, language } = useApplication()
  const answer = useQuery({
    queryKey: simulationKeys.scenario(workspace, id, language),
    queryFn: ({ signal }) => getScenario(id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_EVERY_MS : false),
  })
  const scenario = answer.data
  useTitle(scenario?.name ?? t('scenarios.title'))
  if (answer.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (scenario === undefined)
    return <Failure error={answer.error} homeHref={paths.commission(workspace)} retry={() => void answer.refetch()} />
  return <Scenario scenario={scenario} />
}

function Scenario({ scenario }: { readonly scenario: ScenarioBody }) {
  const { t } = useSimulationTexts()
  const { workspace, language } = useApplication()
  const navigate = useNavigate()
  const { change, isBusy } = useCommissionChange()
  const { plan, name, note, asked, result, failure, madeBy, may } = scenario
  const isRunning = scenario.state === 'running'
  const back = paths.simulate(workspace, plan.name)
  const remove = async () => {
    if (
      await change(
        () => deleteScenario(scenario.id),
        () => t('scenarios.deleted'),
      )
    )
      void navigate(back)
  }
  const calculate = () =>
    change(
      () => calculateScenario(scenario.id),
      ({ state }) => t(state === 'running' ? 'scenarios.goesOn' : 'scenarios.againDone'),
    )
  return (
    <div className="commission-page">
      <div className="commission-head">
        <div>
          <Link to={may.simulate ? back : paths.commission(workspace)}>{textIn(plan.label, language)}</Link>
          <h1>{name}</h1>
          <p className="page-hint">
            {[madeBy?.name, t(`basis.${asked.basis}`)].filter((part) => part !== undefined).join(' · ')}
          </p>
        </div>
        <div className="commission-acts">
          {may.simulate && (
            <Button type="primary" onClick={() => void navigate(back, { state: { asked } })}>
              {t('scenarios.use')}
            </Button>
          )}
          {may.change && (
            <Button icon={<ReloadOutlined aria-hidden />} loading={isRunning} onClick={() => void calculate()}>
              {t('scenarios.again')}
            </Button>
          )}
          {may.change && (
            <Popconfirm
              title={t('scenarios.ask')}
              okText={t('scenarios.delete')}
              cancelText={t('cancel')}
              onConfirm={() => void remove()}
            >
              <Button danger loading={isBusy}>
                {t('scenarios.delete')}
              </Button>
            </Popconfirm>
          )}
        </div>
      </div>
      {note !== '' && <p className="simulation-note">{note}</p>}
      <Supposed scenario={scenario} />
      {may.change && <Sharing scenario={scenario} />}
      {failure !== null && <Alert type="error" showIcon title={failure} />}
      {isRunning && <Going scenario={scenario} />}
      {result !== null && <Calculated scenario={scenario} result={result} />}
      {isRunning && result === null && <Skeleton active paragraph={{ rows: 6 }} />}
      {result !== null && <Result result={result} {...(may.simulate && { asked })} />}
    </div>
  )
}

function Going({ scenario: { progress } }: { readonly scenario: ScenarioBody }) {
  const { t } = useSimulationTexts()
  if (progress === null) return <p className="page-hint">{t('scenarios.goesOn')}</p>
  const percent = Math.round((100 * progress.done) / Math.max(progress.total, 1))
  return <Progress percent={percent} aria-label={t('scenarios.goesOn')} />
}

/** When, and by what: whoever reads it later knows what it does not know. */
function Calculated({ scenario, result }: { readonly scenario: ScenarioBody; readonly result: SimulationResult }) {
  const { t } = useSimulationTexts()
  const { language } = useApplication()
  const { calculatedAt } = scenario
  if (calculatedAt === null) return null
  return (
    <p className="page-hint">
      {t('scenarios.calculated', { moment: showMoment(calculatedAt, dateLocale(language)), revision: result.revision })}
    </p>
  )
}

/** In words, short: which knobs were turned. */
function Supposed({ scenario: { asked } }: { readonly scenario: ScenarioBody }) {
  const { t } = useSimulationTexts()
  const { language } = useApplication()
  const { volume, quotas, plan, assignments = [] } = asked.suppose
  const words = [
    ...(volume === undefined ? [] : [t('supposed.volume', { percent: signed(volume, language) })]),
    ...(quotas === undefined ? [] : [t('supposed.quotas', { percent: signed(quotas, language) })]),
    ...(plan === undefined ? [] : [t('supposed.plan')]),
    ...(assignments.length === 0 ? [] : [t('supposed.people', { count: assignments.length })]),
  ]
  return <p className="page-hint">{words.length === 0 ? t('supposed.nothing') : words.join(t('supposed.and'))}</p>
}

function Sharing({ scenario }: { readonly scenario: ScenarioBody }) {
  const { t } = useSimulationTexts()
  const { workspace } = useApplication()
  const { change, isBusy } = useCommissionChange()
  const plan = scenario.plan.name
  const { data } = useQuery({
    queryKey: simulationKeys.scenarios(workspace, plan),
    queryFn: ({ signal }) => getScenarios(plan, signal),
  })
  const people = new Map([...scenario.sharedWith, ...(data?.readers ?? [])].map(({ id, name }) => [id, name]))
  return (
    <label className="simulation-knob" htmlFor="scenario-share">
      {t('share.title')}
      <Select
        id="scenario-share"
        mode="multiple"
        loading={isBusy}
        placeholder={t('share.nobody')}
        showSearch={{ optionFilterProp: 'label' }}
        value={scenario.sharedWith.map(({ id }) => id)}
        options={[...people].map(([value, label]) => ({ value, label }))}
        onChange={(sharedWith) =>
          void change(
            () => changeScenario(scenario.id, { sharedWith }),
            () => t('share.done'),
          )
        }
      />
      <small className="commission-hidden">{t('share.hint')}</small>
    </label>
  )
}
