/** What is missing, of how many people, and who the first of them are. */
import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import type { CycleProblem } from '@attain/contract'
import { textIn } from '@attain/form'
import { useApplication } from '../application/application.tsx'
import { useScoreTexts } from './texts.ts'
import './scorecards.css'

export function ProblemList({ problems }: { readonly problems: readonly CycleProblem[] }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  if (problems.length === 0)
    return (
      <p className="score-fine">
        <CheckCircleOutlined aria-hidden /> {t('problem.none')}
      </p>
    )
  return (
    <ul className="score-problems">
      {problems.map(({ code, name, label, count, people }) => (
        <li key={`${code}/${name}`}>
          <WarningOutlined aria-hidden />
          <span>
            <strong>{textIn(label, language)}</strong>: {t(`problem.${code}`)}
            <small>
              {t('problem.people', {
                count,
                names: people
                  .slice(0, 5)
                  .map((one) => one.name)
                  .join(t('and')),
              })}
              {count > 5 && ' …'}
            </small>
          </span>
        </li>
      ))}
    </ul>
  )
}
