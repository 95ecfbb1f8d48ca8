/** Calls about API keys: what programs use instead of a password. */
import { request } from '@attain/ui/api'

export interface ApiKey {
  readonly id: string
  readonly name: string
  /** Its first characters. */
  readonly hint: string
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly lastUsedAt: string | null
}

export function listKeys(signal?: AbortSignal): Promise<{ items: ApiKey[] }> {
  return request('/keys', { signal })
}

/** The answer is the only one that carries the key itself. */
export function createKey(name: string): Promise<ApiKey & { key: string }> {
  return request('/keys', { method: 'POST', body: { name } })
}

export function deleteKey(id: string): Promise<void> {
  return request(`/keys/${id}`, { method: 'DELETE' })
}
