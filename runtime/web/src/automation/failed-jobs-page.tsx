/** Work in the background that was tried many times and given up; it can begin anew, or be dismissed. */
import { ClockCircleOutlined } from '@ant-design/icons'
import type { FailedJobBody, ReplayJobsBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Failure, useMessages } from '@attain/ui/feedback'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm, Skeleton } from 'antd'
import { Link } from 'react-router'
import { dismissJobs, listFailedJobs, replayJobs } from '../api/automation.ts'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { showAgo } from '../notifications/ago.ts'
import { AutomationFrame } from './automation-frame.tsx'
import { useAutomationTexts } from './texts.ts'
import './automation.css'

export default function FailedJobsPage() {
  const { t } = useAutomationTexts()
  const { workspace, session } = useApplication()
  const client = useQueryClient()
  const { done, problem } = useMessages()
  const jobs = useInfiniteQuery({
    queryKey: keys.failedJobs(workspace),
    queryFn: ({ pageParam, signal }) => listFailedJobs(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: session.administrator,
  })
  const items = jobs.data?.pages.flatMap((page) => page.items) ?? []
  const decide = async (decision: () => Promise<string>) => {
    try {
      done(await decision())
    } catch (error) {
      problem(error)
    }
    await client.invalidateQueries({ queryKey: keys.failedJobs(workspace) })
  }
  const replay = (which: ReplayJobsBody) =>
    decide(async () => t('jobs.replayed', { count: (await replayJobs(which)).replayed }))
  const dismiss = (which: ReplayJobsBody) =>
    decide(async () => t('jobs.dismissed', { count: (await dismissJobs(which)).dismissed }))
  return (
    <AutomationFrame page="jobs">
      <div className="told-bar">
        <p className="page-hint run-hint">{t('jobs.hint')}</p>
        {items.length > 0 && (
          <span className="job-buttons">
            <Dismiss title={t('jobs.dismissAll')} onDismiss={() => void dismiss({})} />
            <Button onClick={() => void replay({})}>{t('jobs.replayAll')}</Button>
          </span>
        )}
      </div>
      {jobs.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {jobs.isError && <Failure error={jobs.error} retry={() => void jobs.refetch()} />}
      {jobs.isSuccess && items.length === 0 && (
        <div className="empty">
          <p>{t('jobs.empty')}</p>
        </div>
      )}
      {items.length > 0 && (
        <ul className="rows deliveries">
          {items.map((job) => (
            <JobRow
              key={job.id}
              job={job}
              onReplay={() => void replay({ ids: [job.id] })}
              onDismiss={() => void dismiss({ ids: [job.id] })}
            />
          ))}
        </ul>
      )}
      {jobs.hasNextPage && (
        <Button className="more-button" loading={jobs.isFetchingNextPage} onClick={() => void jobs.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </AutomationFrame>
  )
}

interface JobRowProps {
  readonly job: FailedJobBody
  readonly onReplay: () => void
  readonly onDismiss: () => void
}

function JobRow({ job, onReplay, onDismiss }: JobRowProps) {
  const { t } = useAutomationTexts()
  const { workspace, language } = useApplication()
  const { path, problem, attempts, since, failedAt } = job
  const what = textIn(job.what, language)
  return (
    <li>
      <span className="told-icon">
        <ClockCircleOutlined aria-hidden />
      </span>
      <span className="rows-main deliveries-main">
        <strong>{path === null ? what : <Link to={paths.inside(workspace, path)}>{what}</Link>}</strong>
        {problem.en !== '' && <span className="field-problem">{textIn(problem, language)}</span>}
        <small>
          {[
            t('jobs.since', { when: showAgo(since, language) }),
            t('jobs.failed', { when: showAgo(failedAt, language) }),
            t('runs.attempts', { count: attempts }),
          ].join(' · ')}
        </small>
      </span>
      <span className="job-buttons">
        <Dismiss title={t('jobs.dismiss')} label={t('jobs.dismissOf', { what })} onDismiss={onDismiss} />
        <Button aria-label={t('jobs.replayOf', { what })} onClick={onReplay}>
          {t('jobs.replay')}
        </Button>
      </span>
    </li>
  )
}

interface DismissProps {
  readonly title: string
  readonly label?: string
  readonly onDismiss: () => void
}

/** What is dismissed does not come back, so it is asked about. */
function Dismiss({ title, label, onDismiss }: DismissProps) {
  const { t } = useAutomationTexts()
  return (
    <Popconfirm
      title={t('jobs.dismissAsk')}
      okText={title}
      cancelText={t('jobs.keep')}
      okButtonProps={{ danger: true }}
      onConfirm={onDismiss}
    >
      <Button type="text" aria-label={label}>
        {title}
      </Button>
    </Popconfirm>
  )
}
