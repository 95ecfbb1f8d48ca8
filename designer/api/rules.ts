/** What rules did, and what one would do. */
import type { RuleDryRun, RuleDryRunBody, RuleRunBody, RuleRunsBody } from '@attain/contract'
import { request } from '@attain/ui/api'

export const dryRunRule = (body: RuleDryRunBody) => request<RuleDryRun>('/rules/dry-run', { method: 'POST', body })

/** The newest first. */
export const listRuleRuns = (rule: string, after: string | null, signal?: AbortSignal) =>
  request<RuleRunsBody>(
    `/rules/runs?rule=${encodeURIComponent(rule)}${after === null ? '' : `&after=${encodeURIComponent(after)}`}`,
    { ...(signal && { signal }) },
  )

export const retryRuleRun = (id: string) =>
  request<RuleRunBody | undefined>(`/rules/runs/${id}/retry`, { method: 'POST' })
