/** Every revision, newest first: what it was about, who published it, what is on its way, and the ways back. */
import { Failure } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { listRevisions } from '../api/revisions.ts'
import { usePlace } from '../draft/draft-context.tsx'
import { useDocumentLabel } from '../draft/use-document-label.ts'
import './history.css'
import { RevisionRow } from './revision-row.tsx'

export default function HistoryPage() {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const labelOf = useDocumentLabel()
  const [params, setParams] = useSearchParams()
  const document = params.get('document') ?? undefined
  useTitle(t('history.title'))
  const revisions = useQuery({
    queryKey: ['revisions', workspace, document],
    queryFn: ({ signal }) => listRevisions(document, signal),
    staleTime: 0,
    refetchInterval: 5000,
  })
  return (
    <div className="designer-narrow">
      <h1>{document === undefined ? t('history.title') : t('history.ofDocument', { name: labelOf(document) })}</h1>
      {document !== undefined && (
        <div>
          <Button size="small" onClick={() => setParams({})}>
            {t('history.all')}
          </Button>
        </div>
      )}
      {revisions.error ? (
        <Failure error={revisions.error} retry={() => void revisions.refetch()} />
      ) : revisions.data === undefined ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : revisions.data.length === 0 ? (
        <p className="empty">{t('history.none')}</p>
      ) : (
        <ol className="revisions">
          {revisions.data.map((revision) => (
            <RevisionRow key={revision.revision} revision={revision} document={document} />
          ))}
        </ol>
      )}
    </div>
  )
}
