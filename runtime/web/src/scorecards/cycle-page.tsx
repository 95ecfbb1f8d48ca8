/** One cycle for whoever runs or calibrates it: where it stands, who is late, and what comes next. */

import { MoreOutlined } from '@ant-design/icons'
import type { CycleBody, CycleEventType } from '@attain/contract'
import { dateLocale, showDate, textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Dropdown, Grid, Skeleton, Steps } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { getCycle, sendCycleEvent } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { Calibration } from './calibration.tsx'
import { ChangesTab } from './changes-tab.tsx'
import { CycleProgress } from './cycle-progress.tsx'
import { HistoryList } from './history-list.tsx'
import { scoreKeys } from './keys.ts'
import { PeopleTab } from './people-tab.tsx'
import { RewardsTab } from './rewards-tab.tsx'
import { useScoreTexts } from './texts.ts'
import { useChange } from './use-change.ts'
import '../notifications/notifications.css'
import '../settings/settings.css'
import './scorecards.css'

const flow = ['targets', 'review', 'calibration', 'published', 'archived'] as const
const tabs = ['progress', 'people', 'calibration', 'rewards', 'changes', 'history'] as const
type Tab = (typeof tabs)[number]

/** The step that leads on, in each state. */
const main: Readonly<Partial<Record<CycleBody['state'], CycleEventType>>> = {
  targets: 'start',
  review: 'calibrate',
  calibration: 'publish',
  published: 'archive',
}

export default function CyclePage() {
  const id = useParams().id ?? ''
  const { t } = useScoreTexts()
  const { workspace, language } = useApplication()
  const [params, setParams] = useSearchParams()
  const answer = useQuery({ queryKey: scoreKeys.cycle(workspace, id), queryFn: ({ signal }) => getCycle(id, signal) })
  const cycle = answer.data
  useTitle(cycle ? `${textIn(cycle.scorecard.label, language)} · ${cycle.period.name}` : t('title'))
  if (answer.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (cycle === undefined)
    return <Failure error={answer.error} homeHref={paths.scorecards(workspace)} retry={() => void answer.refetch()} />
  const shown = tabs.filter((tab) => tab !== 'rewards' || cycle.mayRun)
  const tab: Tab = shown.find((one) => one === params.get('tab')) ?? 'progress'
  const show = (next: Tab, more: Record<string, string> = {}) =>
    setParams(next === 'progress' ? more : { tab: next, ...more })
  return (
    <div className="score-page">
      <CycleHead cycle={cycle} onCalibrate={() => show('calibration')} />
      {cycle.state === 'cancelled' ? <p className="page-hint">{t('cycle.cancelled')}</p> : <CycleFlow cycle={cycle} />}
      <nav className="page-tabs" aria-label={t('cycle.tabs')}>
        {shown.map((one) => (
          <Link
            key={one}
            to={one === 'progress' ? '?' : `?tab=${one}`}
            className={one === tab ? 'active' : undefined}
            aria-current={one === tab ? 'page' : undefined}
          >
            {t(`tab.${one}`)}
          </Link>
        ))}
      </nav>
      {tab === 'progress' && <CycleProgress cycle={cycle} onShow={(which) => show('people', { show: which })} />}
      {tab === 'people' && <PeopleTab cycle={cycle} />}
      {tab === 'calibration' && <Calibration cycle={cycle} />}
      {tab === 'rewards' && <RewardsTab cycle={cycle} />}
      {tab === 'changes' && <ChangesTab cycle={cycle} />}
      {tab === 'history' && <HistoryList cycle={cycle} />}
    </div>
  )
}

function CycleHead({ cycle, onCalibrate }: { readonly cycle: CycleBody; readonly onCalibrate: () => void }) {
  const { t } = useScoreTexts()
  const { workspace, language } = useApplication()
  const { change, isBusy } = useChange()
  const { modal } = App.useApp()
  const wide = Grid.useBreakpoint().md ?? true
  const next = main[cycle.state]
  const act = async (type: CycleEventType) => {
    const isDone = await change(() => sendCycleEvent(cycle.id, type), t(`done.${type}`))
    if (isDone && type === 'calibrate') onCalibrate()
  }
  // what people are told of, or what cannot be undone, is asked about
  const ask = (type: CycleEventType) =>
    void modal.confirm({
      title: t(`ask.${type}.title`, { count: cycle.cards }),
      content: t(`ask.${type}.text`, { count: cycle.cards }),
      okText: t(`event.${type}`),
      cancelText: t('cancel'),
      okButtonProps: { danger: type === 'cancel' },
      onOk: () => act(type),
    })
  const begin = (type: CycleEventType) => (asks.has(type) ? ask(type) : void act(type))
  const others = cycle.steps.filter((type) => type !== next)
  return (
    <div className="score-head">
      <div className="score-head-words">
        <Link to={paths.scorecards(workspace)}>{t('title')}</Link>
        <h1>
          {textIn(cycle.scorecard.label, language)} · {cycle.period.name}
        </h1>
      </div>
      <div className="score-head-acts">
        {wide &&
          others
            .filter((type) => type === 'calculate' || type === 'remind')
            .map((type) => (
              <Button key={type} loading={isBusy} onClick={() => begin(type)}>
                {t(`event.${type}`)}
              </Button>
            ))}
        {cycle.mayRun && next === 'archive' && !cycle.steps.includes(next) && cycle.appealUntil !== null && (
          <span className="page-hint">
            {t('cycle.closesAfter', { day: showDate(cycle.appealUntil, dateLocale(language)) })}
          </span>
        )}
        {next !== undefined && cycle.steps.includes(next) && (
          <Button type="primary" loading={isBusy} onClick={() => begin(next)}>
            {t(`event.${next}`)}
          </Button>
        )}
        {others.length > 0 && (
          <Dropdown
            trigger={['click']}
            menu={{
              items: others
                .filter((type) => !wide || (type !== 'calculate' && type !== 'remind'))
                .map((type) => ({ key: type, label: t(`event.${type}`), danger: type === 'cancel' })),
              onClick: ({ key }) => begin(key as CycleEventType),
            }}
          >
            <Button icon={<MoreOutlined aria-hidden />} aria-label={t('cycle.more')} />
          </Dropdown>
        )}
      </div>
    </div>
  )
}

const asks: ReadonlySet<CycleEventType> = new Set(['start', 'publish', 'archive', 'cancel'])

function CycleFlow({ cycle }: { readonly cycle: CycleBody }) {
  const { t } = useScoreTexts()
  const wide = Grid.useBreakpoint().md ?? true
  const current = flow.indexOf(cycle.state as (typeof flow)[number])
  if (!wide)
    return (
      <p className="score-flow-phone">
        {t('cycle.stepOf', { step: current + 1, of: flow.length })} · <strong>{t(`state.${cycle.state}`)}</strong>
      </p>
    )
  return (
    <Steps
      size="small"
      className="score-flow"
      current={cycle.state === 'archived' ? flow.length : current}
      items={flow.map((state) => ({ title: t(`state.${state}`) }))}
    />
  )
}
