/** One dispute: what is said, how long ago, and what became of it. */
import { PaperClipOutlined } from '@ant-design/icons'
import type { DisputeBody } from '@attain/contract'
import { dateLocale, showMoment } from '@attain/form'
import { useMessages } from '@attain/ui/feedback'
import { Button } from 'antd'
import { Link } from 'react-router'
import { downloadDisputeFile } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { showAgo } from '../notifications/ago.ts'
import { Amount } from './amount.tsx'
import { DisputeState } from './dispute-state.tsx'
import { useCommissionTexts } from './texts.ts'

interface DisputeEntryProps {
  readonly dispute: DisputeBody
  /** Whose it is is said, and leads to the statement. */
  readonly isNamed?: boolean
}

export function DisputeEntry({ dispute, isNamed = false }: DisputeEntryProps) {
  const { t } = useCommissionTexts()
  const { workspace, language } = useApplication()
  const { problem } = useMessages()
  const { currency } = dispute
  const locale = dateLocale(language)
  return (
    <article className="panel commission-dispute">
      <header>
        {isNamed && <Link to={paths.statement(workspace, dispute.statement.id)}>{dispute.payee.name}</Link>}
        <DisputeState state={dispute.state} />
        <time dateTime={dispute.raisedAt} title={showMoment(dispute.raisedAt, locale)}>
          {showAgo(dispute.raisedAt, language)}
        </time>
      </header>
      {dispute.stated !== null && dispute.expected !== null && (
        <p className="commission-dispute-amounts">
          <span>{dispute.about}</span>
          <span>
            <Amount value={dispute.stated} currency={currency} /> →{' '}
            <Amount value={dispute.expected} currency={currency} />
          </span>
        </p>
      )}
      {dispute.reason !== null && <p>{dispute.reason}</p>}
      {dispute.files.length > 0 && (
        <ul>
          {dispute.files.map((file) => (
            <li key={file.id}>
              <Button
                type="link"
                size="small"
                icon={<PaperClipOutlined aria-hidden />}
                onClick={() => void downloadDisputeFile(dispute.id, file).catch(problem)}
              >
                {file.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {dispute.decidedAt !== null && (
        <blockquote>
          {dispute.answer}
          {dispute.adjusted !== null && (
            <span>
              {t('dispute.adjusted', { period: dispute.adjusted.period.name })}{' '}
              <Amount value={dispute.adjusted.amount} currency={currency} />
            </span>
          )}
          <small>{[dispute.decidedBy?.name, showMoment(dispute.decidedAt, locale)].filter(Boolean).join(' · ')}</small>
        </blockquote>
      )}
      {dispute.approval !== null && dispute.state === 'open' && (
        <Link to={paths.approval(workspace, dispute.approval)}>{t('dispute.approval')}</Link>
      )}
    </article>
  )
}
