/** One record: what it is, where it stands, what belongs to it, what happened to it. */

import { DeleteOutlined, EditOutlined } from '@ant-design/icons'
import type { ObjectBody, RecordBody } from '@attain/contract'
import { chooseLayout, placeFields, textIn } from '@attain/form'
import { isStale } from '@attain/ui/api'
import { Failure, NotFoundPage, useMessages } from '@attain/ui/feedback'
import { LinkButton, NamedIcon, useShortcut, useTitle } from '@attain/ui/parts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { keys } from '../api/queries.ts'
import { deleteRecord, restoreRecord } from '../api/records.ts'
import { useApplication, useObject } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { recordName } from '../application/record-names.ts'
import { useRecordApprovals } from '../approvals/record/use-record-approvals.ts'
import { preloadFormulas, useLiveFormulas } from '../formula/use-live-formulas.ts'
import { useUndo } from '../shell/use-undo.tsx'
import { Details } from './details.tsx'
import { Highlights } from './highlights.tsx'
import { History } from './history.tsx'
import { RelatedLists } from './related-lists.tsx'
import { StagePath } from './stage-path.tsx'
import { useRecord } from './use-record.ts'
import './record.css'

const AccountCard = lazy(() => import('../settings/account-card.tsx'))
const ApprovalBanner = lazy(() => import('../approvals/record/approval-banner.tsx'))
const RecordApprovals = lazy(() => import('../approvals/record/record-approvals.tsx'))
const StartButton = lazy(() => import('../approvals/start/start-button.tsx'))

export default function RecordPage() {
  const { object: name, id } = useParams()
  const { workspace, layouts } = useApplication()
  const object = useObject(name)
  if (object) preloadFormulas(object, layouts, 'page')
  const answer = useRecord(object?.name ?? '', id ?? '')
  if (!object || !id) return <NotFoundPage />
  if (answer.error)
    return (
      <Failure error={answer.error} retry={() => void answer.refetch()} homeHref={paths.list(workspace, object.name)} />
    )
  if (!answer.data) return <Skeleton active paragraph={{ rows: 10 }} />
  return <RecordView key={id} object={object} record={answer.data} />
}

function RecordView({ object, record: kept }: { readonly object: ObjectBody; readonly record: RecordBody }) {
  const { t } = useTranslation()
  const { workspace, language, layouts, session } = useApplication()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { modal } = App.useApp()
  const { problem, hint } = useMessages()
  const offerUndo = useUndo()
  const approvals = useRecordApprovals(object.name, kept.id).data
  // While an approval runs, nobody types in vain.
  const record = approvals?.lock && !approvals.lock.mayEdit ? { ...kept, can: { edit: false, delete: false } } : kept
  const name = recordName(object, record)
  const editHref = paths.edit(workspace, object.name, record.id)
  const listHref = paths.list(workspace, object.name)
  const layout = chooseLayout(object, layouts, record.values.record_type as string | undefined)
  const { formulas } = useLiveFormulas(object, layout, record.values, 'page')
  const sections = useMemo(
    () => placeFields(object, layout, record.values, language, formulas),
    [object, layout, record.values, language, formulas],
  )
  useTitle(name)
  useShortcut('e', () => void navigate(editHref), record.can?.edit ?? false)

  const remove = async () => {
    try {
      await deleteRecord(object.name, record.id, record.version)
      await navigate(listHref)
      client.removeQueries({ queryKey: keys.record(workspace, object.name, record.id) })
      client.removeQueries({ queryKey: keys.history(workspace, object.name, record.id) })
      await client.invalidateQueries({ queryKey: keys.records(workspace) })
      offerUndo(t('record.deleted', { name }), async () => {
        const restored = await restoreRecord(object.name, record.id)
        await client.invalidateQueries({ queryKey: keys.records(workspace) })
        // the page may not have gone yet: without this it would go on with the version that was deleted
        client.setQueryData(keys.record(workspace, object.name, record.id), restored)
        await navigate(paths.record(workspace, object.name, record.id))
      })
    } catch (error) {
      if (isStale(error)) {
        hint(t('record.changedMeanwhile'))
        await client.invalidateQueries({ queryKey: keys.records(workspace) })
      } else problem(error)
    }
  }

  return (
    <article className="record">
      <header className="record-head">
        <nav aria-label={t('record.breadcrumb')}>
          <NamedIcon name={object.icon} label={textIn(object.label, language)} />
          <Link to={listHref}>{textIn(object.pluralLabel, language)}</Link>
        </nav>
        <div className="record-title">
          <h1>{name}</h1>
          <div className="record-actions">
            {approvals && approvals.startable.length > 0 && (
              <Suspense fallback={null}>
                <StartButton object={object} record={record} startable={approvals.startable} />
              </Suspense>
            )}
            {record.can?.edit && (
              <LinkButton to={editHref} type="primary" icon={<EditOutlined aria-hidden />}>
                {t('action.edit')}
              </LinkButton>
            )}
            {record.can?.delete && (
              <Button
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('action.deleteOf', { name })}
                onClick={() =>
                  modal.confirm({
                    title: t('record.confirmDelete', { name }),
                    content: t('record.deleteHint'),
                    okText: t('action.delete'),
                    okButtonProps: { danger: true },
                    cancelText: t('action.cancel'),
                    onOk: remove,
                  })
                }
              />
            )}
          </div>
        </div>
        {approvals && (
          <Suspense fallback={null}>
            <ApprovalBanner answer={approvals} />
          </Suspense>
        )}
        <Highlights object={object} layout={layout} record={record} />
        {object.stages && <StagePath object={object} record={record} />}
      </header>
      <div className="record-body">
        <div className="record-main">
          <Details object={object} record={record} sections={sections} />
          <RelatedLists object={object} layout={layout} record={record} />
        </div>
        <aside className="record-side">
          {object.name === 'person' && session.administrator && (
            <Suspense fallback={null}>
              <AccountCard person={record.id} name={name} />
            </Suspense>
          )}
          {approvals && approvals.approvals.length > 0 && (
            <Suspense fallback={null}>
              <RecordApprovals answer={approvals} />
            </Suspense>
          )}
          <History object={object} record={record} />
        </aside>
      </div>
    </article>
  )
}
