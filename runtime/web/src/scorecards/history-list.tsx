import type { CycleBody } from '@attain/contract'
import { dateLocale, showMoment } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { useScoreTexts } from './texts.ts'

/** The newest first. */
export function HistoryList({ cycle }: { readonly cycle: CycleBody }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  return (
    <ul className="rows score-rows">
      {cycle.history.map(({ at, by, what }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put in between
        <li key={index}>
          <span className="rows-main">
            <span>{t(`history.${what.type}`, { count: what.count ?? 0, person: what.person ?? '' })}</span>
            <small>
              {[by, what.person === by ? null : what.person, what.reason]
                .filter((part) => part !== undefined && part !== null && part !== '')
                .join(' · ')}
            </small>
          </span>
          <time className="score-time" dateTime={at}>
            {showMoment(at, dateLocale(language))}
          </time>
        </li>
      ))}
    </ul>
  )
}
