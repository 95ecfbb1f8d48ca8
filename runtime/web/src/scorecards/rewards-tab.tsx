/** What follows from the results: lines for statements, and as a table for spreadsheets. */
import { DownloadOutlined } from '@ant-design/icons'
import type { CycleBody, RewardBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { csvLine } from '@attain/ui/csv'
import { Failure } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton, Tag } from 'antd'
import { saveBlob } from '../api/files.ts'
import { getRewards } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { money } from './figures.ts'
import { scoreKeys } from './keys.ts'
import { useScoreTexts } from './texts.ts'

const MOST_SHOWN = 200

export function RewardsTab({ cycle }: { readonly cycle: CycleBody }) {
  const { t } = useScoreTexts()
  const { workspace, language } = useApplication()
  const answer = useQuery({
    queryKey: scoreKeys.rewards(workspace, cycle.id),
    queryFn: ({ signal }) => getRewards(cycle.id, signal),
  })
  if (answer.isPending) return <Skeleton active paragraph={{ rows: 8 }} />
  if (answer.data === undefined) return <Failure error={answer.error} retry={() => void answer.refetch()} />
  const { items, totals } = answer.data
  if (items.length === 0)
    return (
      <div className="empty">
        <p>{t(cycle.publishedAt === null ? 'rewards.empty.yet' : 'rewards.empty.none')}</p>
      </div>
    )
  const save = () => {
    const head = ['person', 'reward', 'amount', 'currency', 'version', 'at'] as const
    const lines = items.map(({ person, reward, change, version, at }) => [
      person.name,
      textIn(reward, language),
      'amount' in change ? change.amount : t(`rewards.notice.${change.change}`),
      'amount' in change ? change.currency : '',
      String(version),
      at.slice(0, 10),
    ])
    const text = [head.map((name) => t(`rewards.column.${name}`)), ...lines].map(csvLine).join('')
    saveBlob(new Blob(['\uFEFF', text], { type: 'text/csv' }), `${cycle.scorecard.name}-${cycle.period.key}.csv`)
  }
  return (
    <div className="score-people">
      <div className="score-bar-of-tools">
        <span className="rewards-totals">
          {totals.map(({ currency, amount }) => (
            <strong key={currency}>{money(amount, currency, language)}</strong>
          ))}
          <small>{t('rewards.lines', { count: items.length })}</small>
        </span>
        <Button icon={<DownloadOutlined aria-hidden />} onClick={save}>
          {t('rewards.export')}
        </Button>
      </div>
      <ul className="rows score-rows">
        {items.slice(0, MOST_SHOWN).map((line) => (
          <li key={line.id}>
            <span className="rows-main">
              <span>{line.person.name}</span>
              <small>{textIn(line.reward, language)}</small>
            </span>
            <span className="score-row-end">
              {line.version > 1 && <Tag color="orange">{t('rewards.correction', { version: line.version })}</Tag>}
              <RewardAmount line={line} />
            </span>
          </li>
        ))}
      </ul>
      {items.length > MOST_SHOWN && (
        <p className="page-hint">{t('rewards.more', { count: items.length - MOST_SHOWN })}</p>
      )}
    </div>
  )
}

export function RewardAmount({ line: { change } }: { readonly line: RewardBody }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  if (!('amount' in change)) return <span>{t(`rewards.notice.${change.change}`)}</span>
  return (
    <span className="reward-amount" data-minus={change.amount.startsWith('-') || undefined}>
      {money(change.amount, change.currency, language)}
    </span>
  )
}
