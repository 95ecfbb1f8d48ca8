/** Calls about dashboards that are sent by e-mail. */
import type { SubscriptionInput, SubscriptionList } from '@attain/contract'
import { request } from '@attain/ui/api'

/** Of one dashboard, of all, or everybody's. */
export type Which = { readonly dashboard: string } | { readonly all: boolean }

export function listSubscriptions(which: Which, signal?: AbortSignal): Promise<SubscriptionList> {
  const asked = 'dashboard' in which ? `?dashboard=${which.dashboard}` : which.all ? '?all=true' : ''
  return request(`/subscriptions${asked}`, { signal })
}

export function saveSubscription(id: string | undefined, body: SubscriptionInput): Promise<void> {
  return id === undefined
    ? request('/subscriptions', { method: 'POST', body })
    : request(`/subscriptions/${id}`, { method: 'PUT', body })
}

export function endSubscription(id: string): Promise<void> {
  return request(`/subscriptions/${id}`, { method: 'DELETE' })
}

export function sendSubscription(id: string): Promise<void> {
  return request(`/subscriptions/${id}/send`, { method: 'POST', body: {} })
}
