/** Calls of administrators about what goes on by itself: runs of rules, and jobs that were given up. */
import type {
  DismissBody,
  FailedJobsBody,
  ReplayBody,
  ReplayJobsBody,
  RetryRunsBody,
  RetryRunsReport,
  RuleRunBody,
  RuleRunsBody,
  RuleRunsQuery,
  RulesBody,
} from '@attain/contract'
import { request } from '@attain/ui/api'

export function listRules(signal?: AbortSignal): Promise<RulesBody> {
  return request('/rules', { signal })
}

export function listRuns(query: RuleRunsQuery, signal?: AbortSignal): Promise<RuleRunsBody> {
  return request(`/rules/runs?${new URLSearchParams(Object.entries(query))}`, { signal })
}

export function retryRun(id: string): Promise<RuleRunBody> {
  return request(`/rules/runs/${id}/retry`, { method: 'POST' })
}

export function retryRuns(which: RetryRunsBody): Promise<RetryRunsReport> {
  return request('/rules/runs/retry', { method: 'POST', body: which })
}

export function listFailedJobs(after?: string, signal?: AbortSignal): Promise<FailedJobsBody> {
  return request(`/failed-jobs${after === undefined ? '' : `?after=${after}`}`, { signal })
}

export function dismissJobs(which: ReplayJobsBody): Promise<DismissBody> {
  return request('/failed-jobs/dismiss', { method: 'POST', body: which })
}

export function replayJobs(which: ReplayJobsBody): Promise<ReplayBody> {
  return request('/failed-jobs/replay', { method: 'POST', body: which })
}
