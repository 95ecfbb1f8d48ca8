/** Reviews that one is asked for: on the page of appraisals, and in the inbox. */
import { ClockCircleOutlined, RightOutlined, WarningFilled } from '@ant-design/icons'
import type { ReviewTask } from '@attain/contract'
import { dateLocale, showDate, textIn } from '@attain/form'
import { Link } from 'react-router'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { useScoreTexts } from './texts.ts'
import './scorecards.css'

export function ReviewRows({ items }: { readonly items: readonly ReviewTask[] }) {
  const { t } = useScoreTexts()
  const { workspace, language } = useApplication()
  return (
    <ul className="rows score-rows">
      {items.map((item) => (
        <li key={item.id}>
          <span className="rows-main">
            <Link to={paths.scoreCard(workspace, item.card)}>{item.isOwn ? t('tasks.own') : item.person.name}</Link>
            <small>
              {textIn(item.scorecard, language)} · {item.period} · {textIn(item.review, language)}
            </small>
          </span>
          <span className="score-row-end">
            {item.dueOn !== null && <DueDay day={item.dueOn} isLate={item.isLate} />}
            <RightOutlined className="score-row-arrow" aria-hidden />
          </span>
        </li>
      ))}
    </ul>
  )
}

export function DueDay({ day, isLate }: { readonly day: string; readonly isLate: boolean }) {
  const { t } = useScoreTexts()
  const { language } = useApplication()
  const shown = showDate(day, dateLocale(language))
  return (
    <time className="score-due" data-late={isLate || undefined} dateTime={day}>
      {isLate ? <WarningFilled aria-hidden /> : <ClockCircleOutlined aria-hidden />}
      {isLate ? t('due.late', { day: shown }) : t('due.by', { day: shown })}
    </time>
  )
}
