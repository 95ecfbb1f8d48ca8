/** The grades as a band from the lowest score to the highest, each as wide as the scores that it takes. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useScorecard } from '../scorecard-context.tsx'
import { useTexts } from '../texts.ts'
import { bandOf } from './band-of.ts'
import './grade-band.css'

export function GradeBand() {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { scorecard } = useScorecard()
  const band = bandOf(scorecard)
  return (
    <ol className="grade-band" aria-label={t('band')}>
      {band.map(({ grade, from, width, rank }) => (
        <li key={grade.name} style={{ flexGrow: width }} data-rank={rank}>
          <strong>{textIn(grade.label, language) || grade.name}</strong>
          <span>× {String(grade.coefficient)}</span>
          <small>{from === undefined ? t('below') : `≥ ${from}`}</small>
        </li>
      ))}
    </ol>
  )
}
