/** One's own card in a cycle: its result once it is published. */
import type { OwnCard } from '@attain/contract'
import { dateLocale, showDate, textIn } from '@attain/form'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { points } from './figures.ts'
import { StateTag } from './state-tag.tsx'
import { useScoreTexts } from './texts.ts'

export function OwnTile({ card }: { readonly card: OwnCard }) {
  const { t } = useScoreTexts()
  const { workspace, language } = useApplication()
  const { result, appealUntil, state } = card
  return (
    <Link to={paths.scoreCard(workspace, card.card)} className="score-tile">
      <span className="score-tile-head">
        <strong>{textIn(card.scorecard, language)}</strong>
        {result === null && <StateTag state={state} />}
      </span>
      <span className="score-tile-period">{card.period.name}</span>
      {result === null ? (
        <span className="score-tile-foot">{t('own.pending')}</span>
      ) : (
        <span className="score-tile-result">
          <span className="score-big">{points(result.score, language)}</span>
          <span className="score-grade">{textIn(result.grade, language)}</span>
          {state === 'published' && appealUntil !== null && (
            <small>{t('own.appealUntil', { day: showDate(appealUntil, dateLocale(language)) })}</small>
          )}
        </span>
      )}
    </Link>
  )
}
