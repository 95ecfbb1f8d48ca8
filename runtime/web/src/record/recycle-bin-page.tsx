import { UndoOutlined } from '@ant-design/icons'
import type { ListPage, ObjectBody, RecordBody } from '@attain/contract'
import { dateLocale, showMoment, textIn } from '@attain/form'
import { Failure, NotFoundPage, useMessages } from '@attain/ui/feedback'
import { LinkButton, useTitle } from '@attain/ui/parts'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { keys } from '../api/queries.ts'
import { listDeleted, restoreRecord } from '../api/records.ts'
import { useApplication, useObject } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { recordName } from '../application/record-names.ts'
import './record.css'

export default function RecycleBinPage() {
  const object = useObject(useParams().object)
  return object?.rights.delete ? <RecycleBin key={object.name} object={object} /> : <NotFoundPage />
}

function RecycleBin({ object }: { readonly object: ObjectBody }) {
  const { t } = useTranslation()
  const { workspace, language } = useApplication()
  const client = useQueryClient()
  const { done, problem } = useMessages()
  const [restoring, setRestoring] = useState<string | null>(null)
  const list = useInfiniteQuery({
    queryKey: keys.deleted(workspace, object.name),
    queryFn: ({ pageParam, signal }): Promise<ListPage> => listDeleted(object.name, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const records = list.data?.pages.flatMap((page) => page.items) ?? []
  const objects = textIn(object.pluralLabel, language)
  useTitle(t('recycleBin.title'))

  const restore = async (record: RecordBody) => {
    setRestoring(record.id)
    try {
      await restoreRecord(object.name, record.id)
      done(t('record.restored'))
      await client.invalidateQueries({ queryKey: keys.records(workspace) })
    } catch (error) {
      problem(error)
    } finally {
      setRestoring(null)
    }
  }

  return (
    <div className="narrow-page">
      <nav aria-label={t('record.breadcrumb')}>
        <Link to={paths.list(workspace, object.name)}>{objects}</Link>
      </nav>
      <h1>{t('recycleBin.title')}</h1>
      <p className="page-hint">{t('recycleBin.hint', { objects })}</p>
      {list.isPending && <Skeleton active />}
      {list.isError && <Failure error={list.error} retry={() => void list.refetch()} />}
      {!list.isPending && !list.isError && records.length === 0 && (
        <div className="empty">
          <p>{t('recycleBin.empty')}</p>
          <LinkButton to={paths.list(workspace, object.name)}>{t('recycleBin.back', { objects })}</LinkButton>
        </div>
      )}
      {records.length > 0 && (
        <ul className="rows">
          {records.map((record) => {
            const at = record.values.deleted_at ?? record.values.updated_at
            return (
              <li key={record.id}>
                <span className="rows-main">
                  <strong>{recordName(object, record)}</strong>
                  {typeof at === 'string' && <small>{showMoment(at, dateLocale(language))}</small>}
                </span>
                <Button
                  icon={<UndoOutlined aria-hidden />}
                  loading={restoring === record.id}
                  aria-label={t('recycleBin.restoreOf', { name: recordName(object, record) })}
                  onClick={() => void restore(record)}
                >
                  {t('recycleBin.restore')}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      {list.hasNextPage && (
        <Button type="link" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('related.more')}
        </Button>
      )}
    </div>
  )
}
