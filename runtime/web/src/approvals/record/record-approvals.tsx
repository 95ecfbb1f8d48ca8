import type { RecordApprovals } from '@attain/contract'
import { dateLocale, showMoment } from '@attain/form'
import { Link } from 'react-router'
import { useApplication } from '../../application/application.tsx'
import { paths } from '../../application/paths.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { useApprovalTexts } from '../texts.ts'
import './record-approvals.css'

/** The approvals that a record went through, newest first. */
export default function RecordApprovalsPanel({ answer }: { readonly answer: RecordApprovals }) {
  const { t } = useApprovalTexts()
  const { workspace, language } = useApplication()
  if (answer.approvals.length === 0) return null
  return (
    <section className="panel" aria-label={t('ofRecord')}>
      <h2>{t('ofRecord')}</h2>
      <ul className="record-approvals">
        {answer.approvals.map(({ id, label, status, submittedAt, submitter }) => (
          <li key={id}>
            <span>
              <Link to={paths.approval(workspace, id)}>{label}</Link>
              <small>
                {submitter.name} · {showMoment(submittedAt, dateLocale(language))}
              </small>
            </span>
            <StatusTag status={status} />
          </li>
        ))}
      </ul>
    </section>
  )
}
