/** The templates that the server has, and the documents of those that were installed. */
import type { InstalledBody, TemplateBody, TemplateDetailBody } from '@attain/contract'
import { request } from '@attain/ui/api'

const path = (name: string) => `/templates/${encodeURIComponent(name)}`

export const listTemplates = (signal?: AbortSignal) =>
  request<{ items: TemplateBody[] }>('/templates', { signal }).then(({ items }) => items)
/** `base`: the version that was installed. */
export const readTemplate = (name: string, base?: string, signal?: AbortSignal) =>
  request<TemplateDetailBody>(`${path(name)}${base === undefined ? '' : `?base=${encodeURIComponent(base)}`}`, {
    signal,
  })
export const rememberInstalled = (name: string, body: InstalledBody) =>
  request<void>(`${path(name)}/installed`, { method: 'PUT', body })
