/** How far the reviews are, who is late, what is missing, and the grades as they stand. */
import type { CardsQuery, CycleBody } from '@attain/contract'
import { dateLocale, showDate, showMoment, textIn } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { points } from './figures.ts'
import { GradeBars } from './grade-bars.tsx'
import { ProblemList } from './problem-list.tsx'
import { DueDay } from './review-rows.tsx'
import { useScoreTexts } from './texts.ts'

interface CycleProgressProps {
  readonly cycle: CycleBody
  readonly onShow: (which: NonNullable<CardsQuery['show']>) => void
}

export function CycleProgress({ cycle, onShow }: CycleProgressProps) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const locale = dateLocale(language)
  const facts = [
    { key: 'people', value: cycle.cards, show: 'all' as const },
    { key: 'reviewed', value: cycle.reviewed, show: 'reviewing' as const },
    { key: 'late', value: cycle.late, show: 'late' as const },
    { key: 'unscored', value: cycle.unscored, show: 'problems' as const },
    ...(cycle.state === 'published' || cycle.openAppeals > 0
      ? [{ key: 'appeals', value: cycle.openAppeals, show: 'appeals' as const }]
      : []),
  ]
  return (
    <div className="score-progress">
      <ul className="score-facts">
        {facts.map(({ key, value, show }) => (
          <li key={key}>
            <button type="button" onClick={() => onShow(show)}>
              <span className="score-facts-value" data-alarm={(key === 'late' && value > 0) || undefined}>
                {value}
                {key === 'reviewed' && <small> / {cycle.cards}</small>}
              </span>
              <span>{t(`fact.${key}`, { count: value })}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="score-columns">
        <section className="panel">
          <h2>{t('progress.reviews')}</h2>
          {cycle.reviews.length === 0 && <p className="page-hint">{t('progress.noReviews')}</p>}
          <ol className="score-reviews">
            {cycle.reviews.map((review) => {
              const all = review.done + review.asked + review.waiting
              const share = (count: number) => `${all === 0 ? 0 : (count / all) * 100}%`
              return (
                <li key={review.name}>
                  <div className="score-reviews-head">
                    <strong>{textIn(review.label, language)}</strong>
                    <small>{t('progress.weight', { weight: points(review.weight, language) })}</small>
                    <span className="score-reviews-count">
                      {review.done} / {all}
                    </span>
                  </div>
                  <div
                    className="score-bar"
                    role="img"
                    aria-label={t('progress.bar', {
                      done: review.done,
                      asked: review.asked,
                      late: review.late,
                      waiting: review.waiting,
                    })}
                  >
                    <span data-part="done" style={{ width: share(review.done) }} />
                    <span data-part="late" style={{ width: share(review.late) }} />
                    <span data-part="asked" style={{ width: share(review.asked - review.late) }} />
                  </div>
                  <div className="score-reviews-foot">
                    {review.asked > 0 && <span>{t('progress.asked', { count: review.asked })}</span>}
                    {/* the days are counted anew when the reviews begin */}
                    {review.dueOn !== null && cycle.state !== 'targets' && review.done < all && (
                      <DueDay day={review.dueOn} isLate={review.late > 0} />
                    )}
                    {review.late > 0 && <span className="score-late">{t('cycles.late', { count: review.late })}</span>}
                  </div>
                </li>
              )
            })}
          </ol>
        </section>
        <section className="panel">
          <h2>{t('progress.grades')}</h2>
          <GradeBars grades={cycle.grades.map((grade) => ({ ...grade, wanted: null }))} />
          <dl className="score-dates">
            {cycle.calculatedAt !== null && (
              <>
                <dt>{t('progress.calculated')}</dt>
                <dd>{showMoment(cycle.calculatedAt, locale)}</dd>
              </>
            )}
            {cycle.publishedAt !== null && (
              <>
                <dt>{t('progress.published')}</dt>
                <dd>{showMoment(cycle.publishedAt, locale)}</dd>
              </>
            )}
            {cycle.appealUntil !== null && (
              <>
                <dt>{t('progress.appealUntil')}</dt>
                <dd>{showDate(cycle.appealUntil, locale)}</dd>
              </>
            )}
            {cycle.setAside > 0 && (
              <>
                <dt>{t('progress.setAside')}</dt>
                <dd>{cycle.setAside}</dd>
              </>
            )}
          </dl>
        </section>
        {(cycle.state === 'targets' || cycle.state === 'review' || cycle.state === 'calibration') && (
          <section className="panel">
            <h2>{t('progress.problems')}</h2>
            <ProblemList problems={cycle.problems} />
          </section>
        )}
      </div>
    </div>
  )
}
