/** The score and the grade, how the grade came about, and what follows. */
import type { CardBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { gradeSentence } from './arithmetic.tsx'
import { points } from './figures.ts'
import { RewardAmount } from './rewards-tab.tsx'
import { useScoreTexts } from './texts.ts'

export function CardTotal({ card }: { readonly card: CardBody }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const { result } = card
  if (card.sight === 'figures' || card.sight === 'review') {
    return card.isOwn ? <p className="page-hint">{t('card.notYet')}</p> : null
  }
  if (result === null) return null
  if (result.card.status !== 'scored')
    return (
      <section className="panel card-total">
        <span className="card-total-score">
          <small>{t('card.soFar')}</small>
          <span className="score-big">{points(result.card.soFar.points, language)}</span>
          <small>{t('card.ofWeight', { weight: points(result.card.soFar.weight, language) })}</small>
        </span>
      </section>
    )
  const label = textIn(card.grades.find(({ name }) => name === result.grade)?.label, language)
  const { newest } = result
  return (
    <section className="panel card-total">
      <span className="card-total-score">
        <small>{t('card.score')}</small>
        <span className="score-big">{points(result.card.score, language)}</span>
      </span>
      <span className="card-total-score">
        <small>{t('card.grade')}</small>
        <span className="score-big score-grade">{label}</span>
        <small>{t('card.coefficient', { coefficient: points(result.coefficient ?? '0', language) })}</small>
      </span>
      <div className="card-total-why">
        <ul>
          {(result.steps ?? []).map((step) => (
            <li key={step.type === 'veto' ? step.veto : step.type}>{gradeSentence({ t, language, card }, step)}</li>
          ))}
          {newest !== undefined && newest.score !== null && (
            <li>{t('card.newest', { score: points(newest.score, language) })}</li>
          )}
          {card.year?.result.status === 'scored' && card.year.result.parts.length > 1 && (
            <li>
              {t('card.year', {
                year: card.year.label,
                score: points(card.year.result.score, language),
                count: card.year.result.parts.length,
              })}
            </li>
          )}
        </ul>
        {card.rewards.length > 0 && (
          <ul className="card-rewards">
            {card.rewards.map((line) => (
              <li key={line.id}>
                <span>
                  {textIn(line.reward, language)}
                  {line.version > 1 && ` (${t('rewards.correction', { version: line.version })})`}
                </span>
                <RewardAmount line={line} />
                {line.text !== undefined && 'change' in line.change && line.change.change === 'given' && (
                  <small>{textIn(line.text, language)}</small>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
