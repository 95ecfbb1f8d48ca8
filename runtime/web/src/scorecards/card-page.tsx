/** One person's card: a review to fill in, or a result with all that explains it. */
import { textIn } from '@attain/form'
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Alert, Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { getCard } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { Appeals } from './appeals.tsx'
import { CardItems } from './card-items.tsx'
import { CardReviews } from './card-reviews.tsx'
import { CardTotal } from './card-total.tsx'
import { scoreKeys } from './keys.ts'
import { NextReview } from './next-review.tsx'
import { ReviewForm } from './review-form.tsx'
import { StateTag } from './state-tag.tsx'
import { useScoreTexts } from './texts.ts'
import { Versions } from './versions.tsx'
import './scorecards.css'
import './card.css'

export default function CardPage() {
  const id = useParams().id ?? ''
  const { t } = useScoreTexts()
  const { workspace, language } = useApplication()
  const answer = useQuery({ queryKey: scoreKeys.card(workspace, id), queryFn: ({ signal }) => getCard(id, signal) })
  const card = answer.data
  useTitle(card ? `${card.person.name} · ${card.cycle.period.name}` : t('title'))
  if (answer.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  if (card === undefined)
    return <Failure error={answer.error} homeHref={paths.scorecards(workspace)} retry={() => void answer.refetch()} />
  const asked = card.reviews.find(({ mayFill }) => mayFill)
  return (
    <div className="score-page card-page">
      <div className="score-head">
        <div className="score-head-words">
          {card.sight === 'all' ? (
            <Link to={paths.scoreCycle(workspace, card.cycle.id)}>
              {textIn(card.cycle.scorecard.label, language)} · {card.cycle.period.name}
            </Link>
          ) : (
            <Link to={paths.scorecards(workspace)}>{t('title')}</Link>
          )}
          <h1>
            {card.isOwn ? t('card.own', { period: card.cycle.period.name }) : card.person.name}
            <StateTag state={card.cycle.state} />
          </h1>
          <p className="page-hint">
            {textIn(card.cycle.scorecard.label, language)}
            {card.manager !== null && ` · ${t('card.manager', { name: card.manager })}`}
          </p>
        </div>
      </div>
      {card.setAside !== null && <Alert type="warning" showIcon title={t('card.aside')} description={card.setAside} />}
      {asked === undefined ? <NextReview card={card} /> : <ReviewForm key={asked.id} card={card} review={asked} />}
      <CardTotal card={card} />
      <CardItems card={card} />
      <CardReviews card={card} />
      <Appeals card={card} />
      <Versions card={card} />
    </div>
  )
}
