/** For administrators: approvals that do not go on by themselves, and why. */
import { WarningFilled } from '@ant-design/icons'
import { Failure } from '@attain/ui/feedback'
import { LinkButton, useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { getTroubled } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { paths } from '../../application/paths.ts'
import { since } from '../parts/moments.ts'
import { useNow } from '../parts/use-now.ts'
import { useApprovalTexts } from '../texts.ts'
import './settings.css'

export default function TroubledPage() {
  const { t } = useApprovalTexts()
  const { workspace, language } = useApplication()
  const now = useNow()
  const answer = useQuery({ queryKey: keys.troubled(workspace), queryFn: ({ signal }) => getTroubled(signal) })
  const items = answer.data?.items ?? []
  useTitle(t('troubled.title'))
  return (
    <div className="narrow-page">
      <h1>{t('troubled.title')}</h1>
      <p className="page-hint">{t('troubled.hint')}</p>
      {answer.isPending && <Skeleton active />}
      {answer.isError && <Failure error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isSuccess && items.length === 0 && (
        <div className="empty">
          <p>{t('troubled.empty')}</p>
        </div>
      )}
      {items.length > 0 && (
        <ul className="rows">
          {items.map((one) => (
            <li key={`${one.id}${one.why}${one.message}`}>
              <span className="rows-main">
                <Link to={paths.approval(workspace, one.id)}>
                  {one.record.name} · {one.label}
                </Link>
                <span className="troubled-why">
                  <WarningFilled aria-hidden />
                  {t(`troubled.why.${one.why}`)} · {since(one.since, now, language)}
                </span>
                {one.message !== '' && <small>{one.message}</small>}
              </span>
              <LinkButton to={paths.approval(workspace, one.id)}>{t('troubled.open')}</LinkButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
