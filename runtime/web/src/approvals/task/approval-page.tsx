/** One approval: the record, the way it takes, what happened, and what whoever looks may do about it. */
import type { ApprovalBody, FieldProblem, MyTask, Values } from '@attain/contract'
import { fieldProblemsOf } from '@attain/ui/api'
import { Failure, NotFoundPage, useMessages } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Select, Skeleton } from 'antd'
import { Suspense, useEffect, useId, useRef, useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import { getApproval, getApprovalRecord, markAsRead } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { paths } from '../../application/paths.ts'
import { DueLabel } from '../parts/due-label.tsx'
import { since } from '../parts/moments.ts'
import { StatusTag } from '../parts/status-tag.tsx'
import { useNow } from '../parts/use-now.ts'
import { useApprovalTexts } from '../texts.ts'
import { WayPicture } from '../way/way-picture.tsx'
import { Administration } from './administration.tsx'
import { ApprovalHistory } from './approval-history.tsx'
import { DecisionBar, type Remark } from './decision-bar.tsx'
import { NextUp } from './next-up.tsx'
import { SubmitterBar } from './submitter-bar.tsx'
import { TaskRecord } from './task-record.tsx'
import { useAct } from './use-act.ts'
import './task.css'

export default function ApprovalPage() {
  const { id = '' } = useParams()
  const { workspace } = useApplication()
  const answer = useQuery({
    queryKey: keys.approval(workspace, id),
    queryFn: ({ signal }) => getApproval(id, signal),
    enabled: id !== '',
  })
  if (id === '') return <NotFoundPage />
  if (answer.data) return <Opened key={id} approval={answer.data} />
  if (answer.error)
    return <Failure error={answer.error} retry={() => void answer.refetch()} homeHref={paths.inbox(workspace)} />
  return <Skeleton active paragraph={{ rows: 10 }} />
}

function Opened({ approval }: { readonly approval: ApprovalBody }) {
  const { t } = useApprovalTexts()
  const { workspace, language } = useApplication()
  const asked = (useLocation().state as { task?: number } | null)?.task
  const [chosen, setChosen] = useState(asked)
  const task = approval.tasks.find((each) => each.task === chosen) ?? approval.tasks[0]
  const now = useNow()
  useTitle(`${approval.record.name} · ${approval.approval.label}`)
  useRead(approval)

  return (
    <article className="approval" data-acts={task !== undefined || undefined}>
      <header className="approval-head">
        <nav aria-label={t('breadcrumb')}>
          <Link to={paths.inbox(workspace)}>{t('inbox')}</Link>
          <span aria-hidden>›</span>
          <span>{approval.approval.label}</span>
        </nav>
        <div className="approval-title">
          <h1>
            <Link to={paths.record(workspace, approval.object, approval.record.id)}>{approval.record.name}</Link>
          </h1>
          <StatusTag status={approval.status} />
          {task?.dueAt && <DueLabel at={task.dueAt} now={now} />}
        </div>
        <p>
          {t('submittedBy', {
            name: approval.submitter.name,
            when: since(approval.submittedAt, now, language),
          })}
        </p>
        {approval.tasks.length > 1 ? (
          <Select
            aria-label={t('yourTask')}
            value={task?.task}
            options={approval.tasks.map((each) => ({ value: each.task, label: labelOf(each) }))}
            onChange={setChosen}
          />
        ) : (
          task?.principal && <p className="approval-for">{t('youDecideFor', { name: task.principal.name })}</p>
        )}
      </header>
      <section className="panel approval-way">
        <WayPicture
          steps={approval.way}
          submitter={approval.submitter}
          submittedAt={approval.submittedAt}
          status={approval.status}
        />
      </section>
      <Body approval={approval} task={task} />
    </article>
  )

  function labelOf({ step, principal }: MyTask): string {
    return principal ? `${step} · ${t('forPerson', { name: principal.name })}` : step
  }
}

function Body({ approval, task }: { readonly approval: ApprovalBody; readonly task: MyTask | undefined }) {
  const { t } = useApprovalTexts()
  const act = useAct(approval.id)
  const { done, problem } = useMessages()
  const { workspace } = useApplication()
  const record = useQuery({
    queryKey: keys.approvalRecord(workspace, approval.id),
    queryFn: ({ signal }) => getApprovalRecord(approval.id, signal),
  })
  const formId = useId()
  const [busy, setBusy] = useState<'approve' | 'reject' | null>(null)
  const [problems, setProblems] = useState<readonly FieldProblem[]>([])
  const [decided, setDecided] = useState(false)
  const remark = useRef<Remark>({ opinion: '', files: [] })

  const decide = async (type: 'approve' | 'reject', values: Values = {}) => {
    if (!task) return
    const { opinion, files } = remark.current
    setBusy(type)
    setProblems([])
    try {
      await act({
        type,
        task: task.task,
        ...(opinion !== '' && { opinion }),
        ...(files.length > 0 && { files: files.map(({ id }) => id) }),
        ...(Object.keys(values).length > 0 && { values }),
      })
      done(t(`done.${type}`))
      setDecided(true)
    } catch (error) {
      const found = fieldProblemsOf(error)
      setProblems(found)
      if (found.length === 0) problem(error)
    } finally {
      setBusy(null)
    }
  }

  const onDecide = (type: 'approve' | 'reject', given: Remark) => {
    remark.current = given
    const form = document.getElementById(formId)
    // what the step asks for is checked with the approval; a rejection needs nothing
    if (type === 'approve' && form instanceof HTMLFormElement) form.requestSubmit()
    else void decide(type)
  }

  return (
    <>
      <div className="approval-body">
        <div className="approval-main">
          {record.data ? (
            <Suspense fallback={<Skeleton active />}>
              <TaskRecord
                key={task?.task ?? 'none'}
                record={record.data}
                rights={task?.fields ?? NO_RIGHTS}
                formId={formId}
                problems={problems}
                disabled={busy !== null}
                onSubmit={(values) => void decide('approve', values)}
              />
            </Suspense>
          ) : record.error ? (
            <Failure error={record.error} retry={() => void record.refetch()} />
          ) : (
            <Skeleton active paragraph={{ rows: 6 }} />
          )}
        </div>
        <aside className="approval-side">
          {approval.can.administer && approval.endedAt === null && <Administration approval={approval} act={act} />}
          <ApprovalHistory id={approval.id} lines={approval.history} />
        </aside>
      </div>
      {task ? (
        <DecisionBar
          key={task.task}
          task={task}
          submitter={approval.submitter}
          busy={busy}
          onDecide={onDecide}
          act={async (event) => {
            await act(event)
            setDecided(true)
          }}
        />
      ) : (
        <SubmitterBar approval={approval} act={act} />
      )}
      {decided && !task && <NextUp />}
    </>
  )
}

const NO_RIGHTS = {}

/** A copy that was opened is read. */
function useRead({ id, isUnread }: ApprovalBody): void {
  const { workspace } = useApplication()
  const client = useQueryClient()
  useEffect(() => {
    if (!isUnread) return
    // what fails here is tried again when it is opened next
    markAsRead(id).then(
      () => client.invalidateQueries({ queryKey: keys.approvals(workspace) }),
      () => undefined,
    )
  }, [id, isUnread, client, workspace])
}
