/** After a review the next one, so that whoever has many goes from one to the other. */

import { RightOutlined } from '@ant-design/icons'
import type { CardBody } from '@attain/contract'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { useScoreTexts } from './texts.ts'
import { useReviewTasks } from './use-reviews.ts'

export function NextReview({ card }: { readonly card: CardBody }) {
  const { t } = useScoreTexts()
  const { workspace, session } = useApplication()
  const hasReviewed = card.reviews.some(({ doneBy }) => doneBy?.id === session.person.id)
  const tasks = useReviewTasks(hasReviewed)
  const [next] = tasks
  if (next === undefined) return null
  return (
    <Link className="panel next-review" to={paths.scoreCard(workspace, next.card)}>
      <span>
        {t('review.next')} <strong>{next.isOwn ? t('tasks.own') : next.person.name}</strong>
      </span>
      <small>{t('review.waiting', { count: tasks.length })}</small>
      <RightOutlined aria-hidden />
    </Link>
  )
}
