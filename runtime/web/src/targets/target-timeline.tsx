/** Who changed a target, when, from what to what, and why. */
import type { KpiBody, TargetHistoryLine } from '@attain/contract'
import { useApplication } from '../application/application.tsx'
import { amountText } from './amount-text.ts'
import { useTargetTexts } from './texts.ts'
import './timeline.css'

interface Props {
  readonly lines: readonly TargetHistoryLine[]
  readonly unit: KpiBody['unit']
}

export function TargetTimeline({ lines, unit }: Props) {
  const { t } = useTargetTexts()
  const { language } = useApplication()
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
  const text = (amount: string | null) => amountText(amount, unit, language) || t('mark.none')
  if (lines.length === 0) return <p className="page-hint">{t('history.none')}</p>
  return (
    <ol className="target-timeline">
      {lines.map((line) => (
        <li key={line.id} data-state={line.state}>
          <p className="target-timeline-what">
            {line.before !== null && line.before !== line.amount && (
              <>
                <s>{text(line.before)}</s>
                <span aria-hidden> → </span>
              </>
            )}
            <strong>{text(line.amount)}</strong>
            {line.state !== 'agreed' && <span className="target-state">{t(`state.${line.state}`)}</span>}
          </p>
          <p className="target-timeline-why">{line.reason}</p>
          <small>
            {[line.by, moment.format(new Date(line.at))].filter(Boolean).join(' · ')}
            {' · '}
            {t('history.from', { day: day.format(new Date(`${line.effective}T00:00:00Z`)) })}
            {line.decidedBy && ` · ${t('history.decidedBy', { name: line.decidedBy })}`}
          </small>
        </li>
      ))}
    </ol>
  )
}
