import { ClockCircleOutlined, WarningFilled } from '@ant-design/icons'
import { dateLocale, showMoment } from '@attain/form'
import { useApplication } from '../../application/application.tsx'
import { useApprovalTexts } from '../texts.ts'
import { dueIn } from './moments.ts'
import './parts.css'

/** Until when something has to be decided; late in red, with a sign. */
export function DueLabel({ at, now }: { readonly at: string; readonly now: number }) {
  const { t } = useApprovalTexts()
  const { language } = useApplication()
  const { isLate, span } = dueIn(at, now, language)
  return (
    <time className="due" data-late={isLate || undefined} dateTime={at} title={showMoment(at, dateLocale(language))}>
      {isLate ? <WarningFilled aria-hidden /> : <ClockCircleOutlined aria-hidden />}
      {isLate ? t('due.late', { span }) : t('due.in', { span })}
    </time>
  )
}
