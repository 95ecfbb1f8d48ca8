/** Calls about commission: plans and their periods, statements, what was credited. */
import type {
  CommissionRunBody,
  CreditsPage,
  DisputesPage,
  DisputesQuery,
  ExportBody,
  NewAdjustmentBody,
  NewDisputeBody,
  NewExportBody,
  OwnPlansBody,
  OwnStatementsBody,
  PayPeriodEvent,
  PeriodProblems,
  PlanBody,
  PlansBody,
  PlanWordsBody,
  SendingReport,
  StatementBody,
  StatementsPage,
  StatementsQuery,
  WaitingRewardsBody,
} from '@attain/contract'
import { ApiError, callerHeaders, request } from '@attain/ui/api'
import { saveBlob } from './files.ts'

const at = '/commission'

export function getPlans(signal?: AbortSignal): Promise<PlansBody> {
  return request(`${at}/plans`, { signal })
}

export function getPlan(name: string, signal?: AbortSignal): Promise<PlanBody> {
  return request(`${at}/plans/${name}`, { signal })
}

export function getOwnStatements(signal?: AbortSignal): Promise<OwnStatementsBody> {
  return request(`${at}/mine`, { signal })
}

export function getOwnPlans(signal?: AbortSignal): Promise<OwnPlansBody> {
  return request(`${at}/mine/plans`, { signal })
}

export function getPlanWords(plan: string, signal?: AbortSignal): Promise<PlanWordsBody> {
  return request(`${at}/plans/${plan}/words`, { signal })
}

/** Answers a calculation that goes on. */
export async function sendPeriodEvent(
  plan: string,
  period: string,
  type: PayPeriodEvent,
): Promise<CommissionRunBody | undefined> {
  const run: CommissionRunBody | null | undefined = await request(`${at}/plans/${plan}/periods/${period}/events`, {
    method: 'POST',
    body: { type },
  })
  return run ?? undefined
}

/** Null before the first calculation. */
export function getRun(plan: string, period: string, signal?: AbortSignal): Promise<CommissionRunBody | null> {
  return request(`${at}/plans/${plan}/periods/${period}/run`, { signal })
}

export function cancelRun(id: string): Promise<unknown> {
  return request(`${at}/runs/${id}/cancel`, { method: 'POST', body: {} })
}

export function getProblems(plan: string, period: string, signal?: AbortSignal): Promise<PeriodProblems> {
  return request(`${at}/plans/${plan}/periods/${period}/problems`, { signal })
}

export function getWaitingRewards(plan: string, period: string, signal?: AbortSignal): Promise<WaitingRewardsBody> {
  return request(`${at}/plans/${plan}/periods/${period}/rewards`, { signal })
}

export function takeUpRewards(plan: string, period: string): Promise<{ taken: number }> {
  return request(`${at}/plans/${plan}/periods/${period}/rewards`, { method: 'POST' })
}

export function getStatements(
  plan: string,
  period: string,
  query: StatementsQuery,
  signal?: AbortSignal,
): Promise<StatementsPage> {
  return request(`${at}/plans/${plan}/periods/${period}/statements?${new URLSearchParams(query)}`, { signal })
}

export function getStatement(id: string, signal?: AbortSignal): Promise<StatementBody> {
  return request(`${at}/statements/${id}`, { signal })
}

export function getCredits(id: string, component: string, skip: number, signal?: AbortSignal): Promise<CreditsPage> {
  return request(`${at}/statements/${id}/credits?${new URLSearchParams({ component, skip: String(skip) })}`, { signal })
}

export function sendAdjustment(body: NewAdjustmentBody): Promise<{ id: string }> {
  return request(`${at}/adjustments`, { method: 'POST', body })
}

export function sendStatements(plan: string, period: string, remind: boolean): Promise<SendingReport> {
  return request(`${at}/plans/${plan}/periods/${period}/sendings`, { method: 'POST', body: { remind } })
}

export function confirmStatement(id: string): Promise<unknown> {
  return request(`${at}/statements/${id}/confirmation`, { method: 'POST' })
}

export function sendDispute(statement: string, body: NewDisputeBody): Promise<{ id: string }> {
  return request(`${at}/statements/${statement}/disputes`, { method: 'POST', body })
}

export function getDisputes(query: DisputesQuery, signal?: AbortSignal): Promise<DisputesPage> {
  return request(`${at}/disputes?${new URLSearchParams(query)}`, { signal })
}

export function downloadDisputeFile(dispute: string, file: { id: string; name: string }): Promise<void> {
  return download(`${at}/disputes/${dispute}/files/${file.id}`, file.name)
}

export function getExports(
  plan: string,
  period: string,
  signal?: AbortSignal,
): Promise<{ readonly items: readonly ExportBody[] }> {
  return request(`${at}/plans/${plan}/periods/${period}/exports`, { signal })
}

export function takeExport(plan: string, period: string, kind: NewExportBody['kind']): Promise<{ id: string }> {
  return request(`${at}/plans/${plan}/periods/${period}/exports`, { method: 'POST', body: { kind } })
}

export function downloadExport(id: string, format: 'csv' | 'xlsx'): Promise<void> {
  return download(`${at}/exports/${id}?format=${format}`)
}

export function downloadStatement(id: string, format: 'pdf' | 'xlsx'): Promise<void> {
  return download(`${at}/statements/${id}/file?format=${format}`)
}

/** Under the name that the server gives it, where none is said. */
async function download(path: string, name?: string): Promise<void> {
  const response = await fetch(`/api${path}`, { headers: callerHeaders() })
  if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => ({})))
  const [, given = ''] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '') ?? []
  saveBlob(await response.blob(), name ?? decodeURIComponent(given))
}
