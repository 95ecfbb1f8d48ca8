import type { ObjectBody, Values } from '@attain/contract'
import { ApiError } from '@attain/ui/api'
import { Failure, NotFoundPage, useMessages } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { useApplication, useObject } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { recordName } from '../application/record-names.ts'
import { useRecordApprovals } from '../approvals/record/use-record-approvals.ts'
import { preloadFormulas } from '../formula/use-live-formulas.ts'
import { RecordEditor } from './record-editor.tsx'
import { useRecord } from './use-record.ts'
import './record.css'

const ApprovalBanner = lazy(() => import('../approvals/record/approval-banner.tsx'))

export default function EditPage() {
  const { object: name, id } = useParams()
  const object = useObject(name)
  const { layouts } = useApplication()
  if (object) preloadFormulas(object, layouts, 'form')
  return object && id ? <EditRecord key={id} object={object} id={id} /> : <NotFoundPage />
}

function EditRecord({ object, id }: { readonly object: ObjectBody; readonly id: string }) {
  const { t } = useTranslation()
  const { workspace } = useApplication()
  const navigate = useNavigate()
  const { state } = useLocation()
  const { done } = useMessages()
  const answer = useRecord(object.name, id)
  const approvals = useRecordApprovals(object.name, id)
  const [started, setStarted] = useState(answer.data)
  // The form keeps the version that it began with; what others save meanwhile is settled when this one is saved.
  if (!started && answer.data && !answer.isStale) setStarted(answer.data)
  const record = started ?? answer.data
  useTitle(record && t('record.editing', { name: recordName(object, record) }))
  const home = paths.record(workspace, object.name, id)
  if (answer.error && !record)
    return <Failure error={answer.error} retry={() => void answer.refetch()} homeHref={paths.home(workspace)} />
  if (!record || approvals.isLoading) return <Skeleton active paragraph={{ rows: 8 }} />
  if (approvals.data?.lock && !approvals.data.lock.mayEdit)
    return (
      <div className="editor-page">
        <h1>{recordName(object, record)}</h1>
        <Suspense fallback={<Skeleton active />}>
          <ApprovalBanner answer={approvals.data} />
        </Suspense>
      </div>
    )
  if (record.can && !record.can.edit)
    return <Failure error={new ApiError(403, { message: t('record.readOnly') })} homeHref={home} />
  return (
    <div className="editor-page">
      <h1>{t('record.editing', { name: recordName(object, record) })}</h1>
      <RecordEditor
        object={object}
        record={record}
        preset={(state as { preset?: Values } | null)?.preset ?? {}}
        onSaved={() => {
          done(t('record.saved'))
          void navigate(home, { replace: true })
        }}
        onCancel={() => void navigate(home, { replace: true })}
      />
    </div>
  )
}
