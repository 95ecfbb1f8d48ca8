/** What reviewers said, in their order; who is still asked; and handing a review over. */
import { CheckCircleFilled, ClockCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import type { CardBody, CardReview } from '@attain/contract'
import { dateLocale, showMoment, textIn } from '@attain/form'
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { handOver, setAside } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { PeopleSelect } from '../approvals/parts/people-select.tsx'
import { points } from './figures.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { DueDay } from './review-rows.tsx'
import { useScoreTexts } from './texts.ts'
import { useChange } from './use-change.ts'
import '../settings/settings.css'

export function CardReviews({ card }: { readonly card: CardBody }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const [handed, setHanded] = useState<CardReview | null>(null)
  const [isAside, setIsAside] = useState(false)
  const { change, isBusy } = useChange()
  // one that is filled in above stands here for whoever may hand it over
  const shown = card.reviews.filter(({ mayFill }) => !mayFill || card.may.handOver)
  if (shown.length === 0 && !card.may.setAside) return null
  return (
    <section className="card-section">
      <h2>{t('reviews.title')}</h2>
      <ol className="card-reviews">
        {shown.map((review) => (
          <li key={review.id} data-state={review.doneAt !== null ? 'done' : review.isAsked ? 'asked' : 'waiting'}>
            <span className="card-review-icon">
              {review.doneAt !== null ? (
                <CheckCircleFilled aria-hidden />
              ) : review.isAsked ? (
                <ClockCircleOutlined aria-hidden />
              ) : (
                <MinusCircleOutlined aria-hidden />
              )}
            </span>
            <div className="card-review-words">
              <span>
                <strong>{textIn(review.label, language)}</strong>{' '}
                {review.doneBy?.name ?? review.person?.name ?? t('people.administrators')}
              </span>
              {review.doneAt !== null ? (
                <small>{t('reviews.done', { at: showMoment(review.doneAt, dateLocale(language)) })}</small>
              ) : (
                <small>
                  {review.isAsked ? t('reviews.asked') : t('reviews.waiting')}
                  {review.isAsked && review.dueOn !== null && <DueDay day={review.dueOn} isLate={review.isLate} />}
                </small>
              )}
              {review.points !== null && review.doneAt !== null && (
                <ul className="card-review-points">
                  {Object.entries(review.points).map(([item, given]) => (
                    <li key={item}>
                      {textIn(card.items.find(({ name }) => name === item)?.label, language) || item}{' '}
                      <strong>{points(given, language)}</strong>
                    </li>
                  ))}
                </ul>
              )}
              {review.comment !== null && review.comment !== '' && <blockquote>{review.comment}</blockquote>}
            </div>
            {card.may.handOver && review.doneAt === null && (
              <Button size="small" onClick={() => setHanded(review)}>
                {t('reviews.handOver')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {card.may.setAside && card.setAside === null && (
        <div>
          <Button onClick={() => setIsAside(true)}>{t('aside.do')}</Button>
        </div>
      )}
      {handed !== null && <HandOverDialog card={card} review={handed} onClose={() => setHanded(null)} />}
      {isAside && (
        <ReasonDialog
          title={t('aside.title', { name: card.person.name })}
          hint={t('aside.hint')}
          confirm={t('aside.do')}
          isBusy={isBusy}
          onClose={() => setIsAside(false)}
          onConfirm={async (reason) => {
            if (await change(() => setAside(card.id, { reason }), t('aside.done'))) setIsAside(false)
          }}
        />
      )}
    </section>
  )
}

interface HandOverDialogProps {
  readonly card: CardBody
  readonly review: CardReview
  readonly onClose: () => void
}

function HandOverDialog({ card, review, onClose }: HandOverDialogProps) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const { change, isBusy } = useChange()
  const [to, setTo] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [person] = to
  const save = async () => {
    if (person === undefined) return
    const body = { review: review.id, to: person, reason: reason.trim() }
    if (await change(() => handOver(card.id, body), t('reviews.handedOver'))) onClose()
  }
  return (
    <Modal
      open
      title={t('reviews.handOverTitle', { review: textIn(review.label, language), name: card.person.name })}
      onCancel={onClose}
      footer={
        <div className="dialog-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="primary"
            loading={isBusy}
            disabled={person === undefined || reason.trim() === ''}
            onClick={() => void save()}
          >
            {t('reviews.handOver')}
          </Button>
        </div>
      }
    >
      <div className="dialog-form">
        <label htmlFor="hand-over-to">{t('reviews.to')}</label>
        <PeopleSelect id="hand-over-to" value={to} onChange={setTo} />
        <label htmlFor="hand-over-reason">{t('reason')}</label>
        <Input.TextArea
          id="hand-over-reason"
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Modal>
  )
}
