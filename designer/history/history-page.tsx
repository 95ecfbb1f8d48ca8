/** Every revision, newest first: what it was about, who published it, and the way back to it. */
import { Failure, useMessages } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton, Tag } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { listRevisions, rollBack } from '../api/drafts.ts'
import { useDraft, usePlace } from '../draft/draft-context.tsx'
import './history.css'

export default function HistoryPage() {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const draft = useDraft()
  const queries = useQueryClient()
  const { modal } = App.useApp()
  const { problem, done } = useMessages()
  useTitle(t('history.title'))
  const key = ['revisions', workspace]
  const revisions = useQuery({ queryKey: key, queryFn: ({ signal }) => listRevisions(signal), staleTime: 0 })
  const back = (revision: number) =>
    modal.confirm({
      title: t('history.backQuestion', { revision }),
      content: t('history.backHint', { revision }),
      okText: t('history.backOk', { revision }),
      cancelText: t('action.cancel'),
      onOk: async () => {
        try {
          const report = await rollBack(revision)
          done(t('history.backDone', { revision: report.revision }))
          await queries.invalidateQueries({ queryKey: key })
          await draft.look()
        } catch (error) {
          problem(error)
        }
      },
    })
  return (
    <div className="designer-narrow">
      <h1>{t('history.title')}</h1>
      {revisions.error ? (
        <Failure error={revisions.error} retry={() => void revisions.refetch()} />
      ) : revisions.data === undefined ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : revisions.data.length === 0 ? (
        <p className="empty">{t('history.none')}</p>
      ) : (
        <ol className="rows revisions">
          {revisions.data.map(({ revision, publishedAt, message, live, changes }) => (
            <li key={revision}>
              <span className="revision-number">{revision}</span>
              <div className="rows-main">
                <strong>{message || t('history.noMessage')}</strong>
                <small>
                  <time dateTime={publishedAt}>{dayjs(publishedAt).format('YYYY-MM-DD HH:mm')}</time>
                  {' · '}
                  {t('history.changes', { count: changes })}
                </small>
              </div>
              {live ? (
                <Tag color="green">{t('history.live')}</Tag>
              ) : (
                <Button size="small" onClick={() => back(revision)}>
                  {t('history.back')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
