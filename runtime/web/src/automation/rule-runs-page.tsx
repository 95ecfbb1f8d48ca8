/** What rules did to which records, and what of it failed: for all rules, or for one, or for one record. */
import type { RuleRunBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { Failure, useMessages } from '@attain/ui/feedback'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { listRules, listRuns, retryRun, retryRuns } from '../api/automation.ts'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import { AutomationFrame } from './automation-frame.tsx'
import { RunFilterBar } from './run-filter-bar.tsx'
import { RunRow } from './run-row.tsx'
import { useAutomationTexts } from './texts.ts'
import { queryOf, useRunFilter } from './use-run-filter.ts'
import './automation.css'

export default function RuleRunsPage() {
  const { t } = useAutomationTexts()
  const { workspace, session, language } = useApplication()
  const client = useQueryClient()
  const { done, problem } = useMessages()
  const [filter, change] = useRunFilter()
  const query = queryOf(filter)
  const rules = useQuery({
    queryKey: keys.rules(workspace),
    queryFn: ({ signal }) => listRules(signal),
    enabled: session.administrator,
  })
  const runs = useInfiniteQuery({
    queryKey: keys.ruleRuns(workspace, query),
    queryFn: ({ pageParam, signal }) => listRuns({ ...query, ...pageParam }, signal),
    initialPageParam: {} as { readonly after?: string },
    getNextPageParam: ({ next }) => (next === null ? undefined : { after: next }),
    enabled: session.administrator,
  })
  const items = runs.data?.pages.flatMap((page) => page.items) ?? []
  const again = async (work: () => Promise<string>) => {
    try {
      done(await work())
    } catch (error) {
      problem(error)
    }
    await client.invalidateQueries({ queryKey: keys.rules(workspace) })
  }
  const retryOne = (run: RuleRunBody) =>
    again(async () => {
      const { outcome, problem: why } = await retryRun(run.id)
      if (outcome !== 'done' && why) throw new Error(textIn(why, language))
      return t('runs.retried')
    })
  const retryAll = () =>
    again(async () => {
      const { rule, record } = filter
      const which = { ...(rule !== undefined && { rule }), ...(record !== undefined && { record }) }
      return t('runs.retriedAll', { count: (await retryRuns(which)).retried })
    })
  return (
    <AutomationFrame page="runs">
      <RunFilterBar
        filter={filter}
        change={change}
        rules={rules.data?.items ?? []}
        recordName={items.find(({ record }) => record === filter.record)?.recordName}
      >
        {filter.shown === 'failed' && items.length > 0 && (
          <Button onClick={() => void retryAll()}>{t('runs.retryAll')}</Button>
        )}
      </RunFilterBar>
      <p className="page-hint">{t(`runs.hint.${filter.shown}`)}</p>
      {runs.isPending && <Skeleton active paragraph={{ rows: 6 }} />}
      {runs.isError && <Failure error={runs.error} retry={() => void runs.refetch()} />}
      {runs.isSuccess && items.length === 0 && (
        <div className="empty">
          <p>{t(`runs.empty.${filter.shown}`)}</p>
          {filter.shown !== 'all' && <Button onClick={() => change({ shown: 'all' })}>{t('runs.showAll')}</Button>}
        </div>
      )}
      {items.length > 0 && (
        <ul className="rows deliveries">
          {items.map((run) => (
            <RunRow
              key={run.id}
              run={run}
              onRetry={() => void retryOne(run)}
              onlyRecord={filter.record === undefined ? () => change({ record: run.record }) : undefined}
            />
          ))}
        </ul>
      )}
      {runs.hasNextPage && (
        <Button className="more-button" loading={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
          {t('older')}
        </Button>
      )}
    </AutomationFrame>
  )
}
