/** Appraisals: what waits for one, one's own results, and the cycles of those who run them. */
import { PlusOutlined } from '@ant-design/icons'
import type { CycleSummary } from '@attain/contract'
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { getCycles } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { scoreKeys } from './keys.ts'
import { OpenDialog } from './open-dialog.tsx'
import { OwnTile } from './own-tile.tsx'
import { ReviewRows } from './review-rows.tsx'
import { StateTag } from './state-tag.tsx'
import { useScoreTexts } from './texts.ts'
import './scorecards.css'

export default function ScorecardsPage() {
  const { t } = useScoreTexts()
  const { workspace } = useApplication()
  const navigate = useNavigate()
  const [isOpening, setIsOpening] = useState(false)
  const answer = useQuery({ queryKey: scoreKeys.cycles(workspace), queryFn: ({ signal }) => getCycles(signal) })
  useTitle(t('title'))
  const { cycles = [], own = [], reviews = [], scorecards = [] } = answer.data ?? {}
  const runs = scorecards.length > 0 || cycles.length > 0
  return (
    <div className="score-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        {scorecards.length > 0 && (
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setIsOpening(true)}>
            {t('open.button')}
          </Button>
        )}
      </div>
      {answer.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {reviews.length > 0 && (
        <section className="score-section">
          <h2>
            {t('tasks.title')} <span className="score-count">{reviews.length}</span>
          </h2>
          <ReviewRows items={reviews} />
        </section>
      )}
      {answer.isSuccess && runs && (
        <section className="score-section">
          <h2>{t('cycles.title')}</h2>
          {cycles.length === 0 ? (
            <div className="empty">
              <p>{t('cycles.empty')}</p>
              <Button type="primary" onClick={() => setIsOpening(true)}>
                {t('open.button')}
              </Button>
            </div>
          ) : (
            <div className="score-cycles">
              {cycles.map((cycle) => (
                <CycleTile key={cycle.id} cycle={cycle} />
              ))}
            </div>
          )}
        </section>
      )}
      {own.length > 0 && (
        <section className="score-section">
          <h2>{t('own.title')}</h2>
          <div className="score-cycles">
            {own.map((card) => (
              <OwnTile key={card.card} card={card} />
            ))}
          </div>
        </section>
      )}
      {answer.isSuccess && !runs && own.length === 0 && reviews.length === 0 && (
        <div className="empty">
          <p>{t('nothing')}</p>
        </div>
      )}
      {isOpening && (
        <OpenDialog
          scorecards={scorecards}
          cycles={cycles}
          onClose={() => setIsOpening(false)}
          onOpened={(id) => void navigate(paths.scoreCycle(workspace, id))}
        />
      )}
    </div>
  )
}

function CycleTile({ cycle }: { readonly cycle: CycleSummary }) {
  const { t } = useScoreTexts()
  const { workspace, language } = useApplication()
  const share = cycle.cards === 0 ? 0 : cycle.reviewed / cycle.cards
  return (
    <Link to={paths.scoreCycle(workspace, cycle.id)} className="score-tile">
      <span className="score-tile-head">
        <strong>{textIn(cycle.scorecard.label, language)}</strong>
        <StateTag state={cycle.state} />
      </span>
      <span className="score-tile-period">{cycle.period.name}</span>
      <span className="score-meter" data-state={cycle.state} aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className="score-tile-foot">
        <span>{t('cycles.reviewed', { done: cycle.reviewed, count: cycle.cards })}</span>
        {cycle.late > 0 && <span className="score-late">{t('cycles.late', { count: cycle.late })}</span>}
      </span>
    </Link>
  )
}
