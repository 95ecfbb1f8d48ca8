/** Calls about what one has been told, and how one likes to be told. */
import type { NotificationList, PreferencesBody, PreferencesInput, ReadBody } from '@attain/contract'
import { request } from '@attain/ui/api'

export interface NotificationPage {
  readonly after?: string | undefined
  readonly limit?: number
  readonly unread?: boolean
}

export function listNotifications(
  { after, limit, unread }: NotificationPage,
  signal?: AbortSignal,
): Promise<NotificationList> {
  const query = new URLSearchParams()
  if (after !== undefined) query.set('after', after)
  if (limit !== undefined) query.set('limit', String(limit))
  if (unread) query.set('unread', 'true')
  return request(`/notifications?${query}`, { signal })
}

export function markRead(body: ReadBody): Promise<void> {
  return request('/notifications/read', { method: 'POST', body })
}

export function getPreferences(signal?: AbortSignal): Promise<PreferencesBody> {
  return request('/notifications/preferences', { signal })
}

export function savePreferences(body: PreferencesInput): Promise<void> {
  return request('/notifications/preferences', { method: 'PUT', body })
}
