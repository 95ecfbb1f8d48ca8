/** What a revision changed, and what went wrong for people while they worked under it. */
import { Failure } from '@attain/ui/feedback'
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { readRevision, revisionErrors } from '../api/revisions.ts'
import { byIdentity, type DocumentValue } from '../document/documents.ts'
import { usePlace } from '../draft/draft-context.tsx'
import { Changes } from '../publish/changes.tsx'
import '../publish/publish.css'

interface Props {
  readonly revision: number
  readonly document: string | undefined
  readonly hasErrors: boolean
}

export function RevisionDetail({ revision, document, hasErrors }: Props) {
  const { workspace } = usePlace()
  const detail = useQuery({
    queryKey: ['revision', workspace, revision],
    queryFn: ({ signal }) => readRevision(revision, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (detail.error) return <Failure error={detail.error} retry={() => void detail.refetch()} />
  if (detail.data === undefined) return <Skeleton active paragraph={{ rows: 3 }} />
  const documents = byIdentity(detail.data.documents as DocumentValue[])
  const changes = detail.data.changes.filter((change) => document === undefined || change.document === document)
  return (
    <div className="revision-detail">
      <Changes changes={changes} before={documents} after={documents} />
      {hasErrors && <Errors revision={revision} />}
    </div>
  )
}

function Errors({ revision }: { readonly revision: number }) {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const errors = useQuery({
    queryKey: ['revision', workspace, revision, 'errors'],
    queryFn: ({ signal }) => revisionErrors(revision, signal),
    refetchInterval: 5000,
  })
  if (!errors.data?.length) return null
  return (
    <section className="panel">
      <h2>{t('history.errorsTitle')}</h2>
      <ul className="revision-errors">
        {errors.data.map(({ code, status, count, lastAt, lastMessage }) => (
          <li key={code}>
            <strong>{count}</strong>
            <span className="rows-main">
              <span>{lastMessage}</span>
              <small>
                {status} <code>{code}</code> · {t('history.last', { at: dayjs(lastAt).format('YYYY-MM-DD HH:mm') })}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
