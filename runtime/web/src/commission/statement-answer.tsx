/** What a payee is asked about their statement: that they have read it, or what is wrong with it. */
import { CheckCircleFilled } from '@ant-design/icons'
import type { StatementBody } from '@attain/contract'
import { dateLocale, showDate, showMoment } from '@attain/form'
import { Button } from 'antd'
import { confirmStatement } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { useCommissionTexts } from './texts.ts'
import { useCommissionChange } from './use-commission-change.ts'

interface StatementAnswerProps {
  readonly statement: StatementBody
  readonly onDispute: () => void
  readonly onAdjust: () => void
}

export function StatementAnswer({ statement, onDispute, onAdjust }: StatementAnswerProps) {
  const { t } = useCommissionTexts()
  const { language } = useApplication()
  const { change, isBusy } = useCommissionChange()
  const { may, sentAt, confirmedAt, answerUntil, version } = statement
  if (sentAt === null && !may.dispute && !may.correct) return null
  const locale = dateLocale(language)
  const isDisputed = statement.disputes.some(({ state }) => state === 'open')
  const isClosed = statement.state === 'locked' || statement.state === 'paid'
  return (
    <section className="panel commission-answer">
      <span>
        {confirmedAt !== null ? (
          <>
            <CheckCircleFilled className="commission-good" aria-hidden />{' '}
            {t('answer.confirmedAt', { version, at: showMoment(confirmedAt, locale) })}
          </>
        ) : sentAt !== null ? (
          <>
            {t('answer.sentAt', { version, at: showMoment(sentAt, locale) })}
            {answerUntil !== null && (
              <small>
                {' '}
                {t(may.confirm || may.dispute ? 'answer.until' : 'answer.theirs', {
                  day: showDate(answerUntil, locale),
                })}
              </small>
            )}
          </>
        ) : (
          <small>
            {may.dispute && answerUntil !== null
              ? t('answer.notSentUntil', { day: showDate(answerUntil, locale) })
              : t(isClosed ? 'answer.notSentYet' : 'answer.notSent')}
          </small>
        )}
      </span>
      <span className="commission-acts">
        {may.confirm && (
          <Button
            type="primary"
            loading={isBusy}
            onClick={() =>
              void change(
                () => confirmStatement(statement.id),
                () => t('answer.done'),
              )
            }
          >
            {t('answer.confirm')}
          </Button>
        )}
        {may.dispute && !isDisputed && <Button onClick={onDispute}>{t('dispute.make')}</Button>}
        {may.correct && <Button onClick={onAdjust}>{t('adjust.open')}</Button>}
      </span>
    </section>
  )
}
