import { bundleFromDocuments, compileBundle, type Model } from '../index.ts'

const text = (en: string) => ({ en, 'zh-CN': en })

export const field = (name: string, type: string, settings: object = {}) => ({
  name,
  label: text(name),
  type,
  ...settings,
})

export const app = (settings: object = {}) => ({
  kind: 'app',
  name: 'sales',
  label: text('Sales'),
  formatVersion: 1,
  currency: 'CNY',
  ...settings,
})

export const object = (name: string, fields: object[], settings: object = {}) => ({
  kind: 'object',
  name,
  label: text(name),
  fields: [field('name', 'text', { required: true }), ...fields],
  ...settings,
})

export const role = (name: string, objects: object[], settings: object = {}) => ({
  kind: 'role',
  name,
  label: text(name),
  objects,
  ...settings,
})

export const view = (of: string, name: string, columns: string[], settings: object = {}) => ({
  kind: 'view',
  object: of,
  name,
  label: text(name),
  columns: columns.map((column) => ({ field: column })),
  ...settings,
})

export const option = (value: string) => ({ value, label: text(value) })

/** Compiles documents that are known to be right. */
export function modelOf(documents: readonly object[]): Model {
  const { model, problems } = compileBundle(bundleFromDocuments(documents))
  if (model === undefined) throw new Error(JSON.stringify(problems, null, 2))
  return model
}
