/** One's own cards, the newest first, beside one's figures. */
import { useQuery } from '@tanstack/react-query'
import { getCycles } from '../api/scorecards.ts'
import { useApplication } from '../application/application.tsx'
import { scoreKeys } from './keys.ts'
import { OwnTile } from './own-tile.tsx'
import { useScoreTexts } from './texts.ts'
import './scorecards.css'

const SHOWN = 4

export default function OwnScores() {
  const { t } = useScoreTexts()
  const { workspace } = useApplication()
  const answer = useQuery({ queryKey: scoreKeys.cycles(workspace), queryFn: ({ signal }) => getCycles(signal) })
  const own = answer.data?.own ?? []
  if (own.length === 0) return null
  return (
    <section className="score-section">
      <h2>{t('own.title')}</h2>
      <div className="score-cycles">
        {own.slice(0, SHOWN).map((card) => (
          <OwnTile key={card.card} card={card} />
        ))}
      </div>
    </section>
  )
}
