/** Calls about commission: plans and their periods, statements, what was credited. */
import type {
  CreditsPage,
  NewAdjustmentBody,
  OwnStatementsBody,
  PayPeriodEvent,
  PlansBody,
  StatementBody,
  StatementsPage,
  StatementsQuery,
} from '@attain/contract'
import { request } from '@attain/ui/api'

const at = '/commission'

export function getPlans(signal?: AbortSignal): Promise<PlansBody> {
  return request(`${at}/plans`, { signal })
}

export function getOwnStatements(signal?: AbortSignal): Promise<OwnStatementsBody> {
  return request(`${at}/mine`, { signal })
}

export function sendPeriodEvent(plan: string, period: string, type: PayPeriodEvent): Promise<unknown> {
  return request(`${at}/plans/${plan}/periods/${period}/events`, { method: 'POST', body: { type } })
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
