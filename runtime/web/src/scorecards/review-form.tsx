/** A review, as one fills it in: points for each item, points beside them, red lines, a comment. Made for a thumb. */
import { PlusOutlined } from '@ant-design/icons'
import type { CardBody, CardReview, CardReviewBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Button, Input, InputNumber, Slider } from 'antd'
import { useState } from 'react'
import { sendReview } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { DueDay } from './review-rows.tsx'
import { useScoreTexts } from './texts.ts'
import { useChange } from './use-change.ts'

interface ReviewFormProps {
  readonly card: CardBody
  readonly review: CardReview
}

interface Beside {
  readonly key: number
  readonly kind: 'adjustment' | 'veto'
  readonly name: string
  readonly points: string
  readonly reason: string
}

export function ReviewForm({ card, review }: ReviewFormProps) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const { change, isBusy } = useChange()
  const [given, setGiven] = useState<Readonly<Record<string, string>>>(review.points ?? {})
  const [comment, setComment] = useState(review.comment ?? '')
  const [beside, setBeside] = useState<readonly Beside[]>([])
  const [isTried, setIsTried] = useState(false)
  const items = card.items.filter(({ name }) => review.items.includes(name))
  const missing = items.filter(({ name }) => given[name] === undefined)
  const unfinished = beside.some(
    ({ reason, kind, points: each }) => reason.trim() === '' || (kind === 'adjustment' && each === ''),
  )
  const send = (done: boolean) => {
    setIsTried(done)
    if (done && (missing.length > 0 || unfinished)) {
      const first = missing[0]
      if (first !== undefined) document.getElementById(`points-${first.name}`)?.focus()
      return
    }
    const body: CardReviewBody = {
      review: review.id,
      points: given,
      done,
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      ...(beside.length === 0
        ? {}
        : {
            granted: beside
              .filter(({ kind }) => kind === 'adjustment')
              .map(({ name, points: each, reason }) => ({ adjustment: name, points: each, reason: reason.trim() })),
            raised: beside
              .filter(({ kind }) => kind === 'veto')
              .map(({ name, reason }) => ({ veto: name, reason: reason.trim() })),
          }),
    }
    void change(() => sendReview(card.id, body), t(done ? 'review.sent' : 'review.kept'))
  }
  return (
    <section className="panel review-form" aria-label={textIn(review.label, language)}>
      <header>
        <h2>
          {card.isOwn ? t('review.own') : t('review.of', { name: card.person.name })}
          {!card.isOwn && <small>{textIn(review.label, language)}</small>}
        </h2>
        {review.dueOn !== null && <DueDay day={review.dueOn} isLate={review.isLate} />}
      </header>
      {items.length === 0 && <p className="page-hint">{t('review.noItems')}</p>}
      {items.map(({ name, label, description, rule }) => {
        const { lowest = 0, highest = 100 } = rule.type === 'manual' ? rule : {}
        const isMissing = isTried && given[name] === undefined
        return (
          <div key={name} className="review-item">
            <label htmlFor={`points-${name}`}>
              {textIn(label, language)}
              {description !== undefined && <small>{textIn(description, language)}</small>}
            </label>
            <div className="review-item-points">
              <Slider
                min={Number(lowest)}
                max={Number(highest)}
                value={Number(given[name] ?? lowest)}
                ariaLabelForHandle={textIn(label, language)}
                onChange={(next: number) => setGiven({ ...given, [name]: String(next) })}
              />
              <InputNumber<string>
                id={`points-${name}`}
                stringMode
                min={String(lowest)}
                max={String(highest)}
                controls={false}
                inputMode="decimal"
                status={isMissing ? 'error' : ''}
                placeholder={`${lowest}–${highest}`}
                value={given[name] ?? null}
                onChange={(next) => {
                  const { [name]: _, ...rest } = given
                  setGiven(next === null ? rest : { ...rest, [name]: next })
                }}
              />
            </div>
            {isMissing && (
              <small className="score-late" role="alert">
                {t('review.missing')}
              </small>
            )}
          </div>
        )
      })}
      {!card.isOwn && <PointsBeside card={card} beside={beside} onChange={setBeside} isTried={isTried} />}
      <div className="review-item">
        <label htmlFor="review-comment">{t('review.comment')}</label>
        <Input.TextArea
          id="review-comment"
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </div>
      <div className="review-acts">
        <Button loading={isBusy} onClick={() => send(false)}>
          {t('review.keep')}
        </Button>
        <Button type="primary" loading={isBusy} onClick={() => send(true)}>
          {t('review.send')}
        </Button>
      </div>
    </section>
  )
}

interface PointsBesideProps {
  readonly card: CardBody
  readonly beside: readonly Beside[]
  readonly onChange: (next: readonly Beside[]) => void
  readonly isTried: boolean
}

/** Bonus and penalty points and red lines, each with its reason; rarely needed, so they are added one by one. */
function PointsBeside({ card, beside, onChange, isTried }: PointsBesideProps) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const choices = [
    ...card.adjustments
      .filter(({ isByHand }) => isByHand)
      .map(({ name, label }) => ({ kind: 'adjustment' as const, name, label })),
    ...card.vetoes
      .filter(({ isByHand }) => isByHand)
      .map(({ name, label }) => ({ kind: 'veto' as const, name, label })),
  ]
  if (choices.length === 0) return null
  const replace = (key: number, next: Partial<Beside>) =>
    onChange(beside.map((one) => (one.key === key ? { ...one, ...next } : one)))
  const add = (kind: Beside['kind'], name: string) =>
    onChange([...beside, { key: Math.max(0, ...beside.map((one) => one.key)) + 1, kind, name, points: '', reason: '' }])
  const labelOf = ({ kind, name }: Beside) =>
    textIn(choices.find((one) => one.kind === kind && one.name === name)?.label, language)
  return (
    <div className="review-beside">
      {beside.map((one) => (
        <div key={one.key} className="review-beside-row" data-kind={one.kind}>
          <strong>{labelOf(one)}</strong>
          {one.kind === 'adjustment' && (
            <InputNumber<string>
              stringMode
              controls={false}
              aria-label={t('review.pointsOf', { what: labelOf(one) })}
              placeholder="±0"
              status={isTried && one.points === '' ? 'error' : ''}
              value={one.points === '' ? null : one.points}
              onChange={(next) => replace(one.key, { points: next ?? '' })}
            />
          )}
          <Input
            aria-label={t('review.reasonOf', { what: labelOf(one) })}
            placeholder={t('reason')}
            maxLength={2000}
            status={isTried && one.reason.trim() === '' ? 'error' : ''}
            value={one.reason}
            onChange={(event) => replace(one.key, { reason: event.target.value })}
          />
          <Button type="text" onClick={() => onChange(beside.filter(({ key }) => key !== one.key))}>
            {t('review.remove')}
          </Button>
        </div>
      ))}
      <div className="review-beside-add">
        {choices
          .filter((choice) => !beside.some(({ kind, name }) => kind === choice.kind && name === choice.name))
          .map(({ kind, name, label }) => (
            <Button
              key={`${kind}/${name}`}
              size="small"
              type="dashed"
              danger={kind === 'veto'}
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add(kind, name)}
            >
              {textIn(label, language)}
            </Button>
          ))}
      </div>
    </div>
  )
}
