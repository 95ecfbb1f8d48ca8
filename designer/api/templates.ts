/** The templates that the server has, and what of them was installed. */
import type { InstalledBody, TemplateBody, TemplateDetailBody } from '@attain/contract'
import { request } from '@attain/ui/api'

const path = (name: string) => `/templates/${encodeURIComponent(name)}`

export const listTemplates = (signal?: AbortSignal) =>
  request<{ items: TemplateBody[] }>('/templates', { signal }).then(({ items }) => items)
export const readTemplate = (name: string, signal?: AbortSignal) => request<TemplateDetailBody>(path(name), { signal })
export const rememberInstalled = (name: string, body: InstalledBody) =>
  request<void>(`${path(name)}/installed`, { method: 'PUT', body })
