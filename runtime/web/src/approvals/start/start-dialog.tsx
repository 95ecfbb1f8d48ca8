/** Before a record is submitted: the way that it will take, who will be asked, and whom the submitter chooses. */
import type { ObjectBody, RecordApprovals, RecordBody, StartApprovalBody } from '@attain/contract'
import { randomId } from '@attain/ui/api'
import { explain, Failure, useMessages } from '@attain/ui/feedback'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Drawer, Grid, Skeleton } from 'antd'
import { useId, useMemo, useRef, useState } from 'react'
import { previewApproval, startApproval } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { recordName } from '../../application/record-names.ts'
import { PeopleSelect } from '../parts/people-select.tsx'
import { useApprovalTexts } from '../texts.ts'
import { WayPicture } from '../way/way-picture.tsx'
import './start.css'

interface StartDialogProps {
  readonly object: ObjectBody
  readonly record: RecordBody
  readonly approval: RecordApprovals['startable'][number]
  readonly onClose: () => void
}

export default function StartDialog({ object, record, approval, onClose }: StartDialogProps) {
  const { t } = useApprovalTexts()
  const { workspace, session } = useApplication()
  const client = useQueryClient()
  const { done } = useMessages()
  const wide = Grid.useBreakpoint().md ?? true
  const id = useId()
  const [chosen, setChosen] = useState<Readonly<Record<string, string[]>>>({})
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const writeKey = useRef(randomId())
  const body = useMemo<StartApprovalBody>(() => {
    const people = Object.fromEntries(Object.entries(chosen).filter(([, each]) => each.length > 0))
    return {
      object: object.name,
      approval: approval.approval,
      record: record.id,
      ...(Object.keys(people).length > 0 && { chosen: people }),
    }
  }, [object.name, approval.approval, record.id, chosen])
  const preview = useQuery({
    queryKey: keys.approvalPreview(workspace, body),
    queryFn: ({ signal }) => previewApproval(body, signal),
    placeholderData: keepPreviousData,
    // the record may have been changed a moment ago
    staleTime: 0,
  })
  const choose = preview.data?.choose ?? []
  const isReady = preview.isSuccess && choose.every(({ node }) => (chosen[node]?.length ?? 0) > 0)

  const submit = async () => {
    setBusy(true)
    setFailure(null)
    try {
      await startApproval(body, writeKey.current)
      done(t('start.done'))
      void client.invalidateQueries({ queryKey: keys.approvals(workspace) })
      await client.invalidateQueries({ queryKey: keys.records(workspace) })
      onClose()
    } catch (error) {
      writeKey.current = randomId()
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <Drawer
      open
      placement={wide ? 'right' : 'bottom'}
      size={wide ? 720 : '86dvh'}
      title={approval.label}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <div className="start-buttons">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={!isReady} loading={busy} onClick={() => void submit()}>
            {t('start.submit')}
          </Button>
        </div>
      }
    >
      <div className="start">
        <p className="page-hint">{approval.description ?? t('start.hint', { name: recordName(object, record) })}</p>
        <div role="alert">{failure !== null && <Alert type="error" showIcon title={explain(failure, t)} />}</div>
        {choose.map(({ node, label }) => (
          <div key={node} className="start-choose">
            <label htmlFor={`${id}-${node}`}>{t('start.choose', { step: label })}</label>
            <PeopleSelect
              id={`${id}-${node}`}
              several
              value={chosen[node] ?? []}
              onChange={(people) => setChosen((before) => ({ ...before, [node]: [...people] }))}
            />
          </div>
        ))}
        <h3>{t('start.way')}</h3>
        {preview.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
        {preview.isError && <Failure error={preview.error} retry={() => void preview.refetch()} />}
        {preview.data && (
          <div className="start-way" data-stale={preview.isPlaceholderData || undefined}>
            <WayPicture steps={preview.data.way} submitter={session.person} status="running" />
          </div>
        )}
      </div>
    </Drawer>
  )
}
