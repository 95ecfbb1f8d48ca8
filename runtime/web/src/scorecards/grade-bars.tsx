/** How many have each grade, beside how many are wanted; it follows every change. */
import type { Text } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { useScoreTexts } from './texts.ts'

export interface GradeBar {
  readonly name: string
  readonly label: Text
  readonly count: number
  /** Null where no shares are wanted. */
  readonly wanted: number | null
}

export function GradeBars({ grades }: { readonly grades: readonly GradeBar[] }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const most = Math.max(1, ...grades.flatMap(({ count, wanted }) => [count, wanted ?? 0]))
  const hasWanted = grades.some(({ wanted }) => wanted !== null)
  return (
    <figure className="grade-bars">
      <ol>
        {grades.map(({ name, label, count, wanted }) => {
          const words =
            wanted === null
              ? t('grades.bar', { grade: textIn(label, language), count })
              : t('grades.barOf', { grade: textIn(label, language), count, wanted })
          return (
            <li key={name} aria-label={words} data-off={(wanted !== null && count !== wanted) || undefined}>
              <span className="grade-bars-value">
                {count}
                {wanted !== null && <small> / {wanted}</small>}
              </span>
              <span className="grade-bars-track">
                <span className="grade-bars-fill" style={{ height: `${(count / most) * 100}%` }} />
                {wanted !== null && (
                  <span className="grade-bars-wanted" style={{ insetBlockEnd: `${(wanted / most) * 100}%` }} />
                )}
              </span>
              <span className="grade-bars-name">{textIn(label, language)}</span>
            </li>
          )
        })}
      </ol>
      {hasWanted && (
        <figcaption>
          <span className="grade-bars-key" data-key="count" /> {t('grades.now')}
          <span className="grade-bars-key" data-key="wanted" /> {t('grades.wanted')}
        </figcaption>
      )}
    </figure>
  )
}
