/** Calls about targets. */
import type {
  TargetBreakDownBody,
  TargetBreakDownQuery,
  TargetDecision,
  TargetGridBody,
  TargetGridQuery,
  TargetHistoryBody,
  TargetHistoryQuery,
  TargetImport,
  TargetImportBody,
  TargetProgressBody,
  TargetProgressQuery,
  TargetSave,
  TargetSaveBody,
  TargetsBody,
} from '@attain/contract'
import { request } from '@attain/ui/api'

export function listTargets(signal?: AbortSignal): Promise<TargetsBody> {
  return request('/performance/targets', { signal })
}

export function readTargetGrid(body: TargetGridQuery, signal?: AbortSignal): Promise<TargetGridBody> {
  return request('/performance/targets/grid', { method: 'POST', body, signal })
}

export function readTargetProgress(body: TargetProgressQuery, signal?: AbortSignal): Promise<TargetProgressBody> {
  return request('/performance/targets/progress', { method: 'POST', body, signal })
}

export function readTargetHistory(body: TargetHistoryQuery, signal?: AbortSignal): Promise<TargetHistoryBody> {
  return request('/performance/targets/history', { method: 'POST', body, signal })
}

export function breakDownTarget(body: TargetBreakDownQuery, signal?: AbortSignal): Promise<TargetBreakDownBody> {
  return request('/performance/targets/break-down', { method: 'POST', body, signal })
}

export function importTargets(body: TargetImport, signal?: AbortSignal): Promise<TargetImportBody> {
  return request('/performance/targets/import', { method: 'POST', body, signal })
}

export function saveTargets(body: TargetSave): Promise<TargetSaveBody> {
  return request('/performance/targets/save', { method: 'POST', body })
}

export function decideProposals(body: TargetDecision): Promise<TargetSaveBody> {
  return request('/performance/targets/decide', { method: 'POST', body })
}
