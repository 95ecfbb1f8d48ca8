/** The shares as parts of a group, worst first as the band of grades stands. */
import type { scorecards } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { bandOf } from '../grades/band-of.ts'
import { useTexts } from '../texts.ts'
import '../grades/grade-band.css'
import { useScorecard } from '../scorecard-context.tsx'

export function ShareBar({ shares }: { readonly shares: readonly scorecards.Share[] }) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { scorecard } = useScorecard()
  const shareOf = (name: string) => Number(shares.find(({ grade }) => grade === name)?.share ?? 0)
  return (
    <ol className="grade-band share-bar" aria-label={t('shares')}>
      {bandOf(scorecard)
        .filter(({ grade }) => shareOf(grade.name) > 0)
        .map(({ grade, rank }) => (
          <li key={grade.name} style={{ flexGrow: shareOf(grade.name) }} data-rank={rank}>
            <strong>{textIn(grade.label, language) || grade.name}</strong>
            <span>{shareOf(grade.name)}%</span>
          </li>
        ))}
    </ol>
  )
}
