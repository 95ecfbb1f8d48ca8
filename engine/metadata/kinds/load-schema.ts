/** The schema of one kind at a time: a page that shows documents of a kind needs no other, and they are large. */
import type { JsonSchema } from '../../fields/field-type.ts'
import { kindNames } from './index.ts'
import type { Kind } from './kind.ts'

const loaders: { readonly [K in Kind]: () => Promise<{ readonly default: JsonSchema }> } = {
  app: () => import('./app/schema.json', { with: { type: 'json' } }),
  object: () => import('./object/schema.json', { with: { type: 'json' } }),
  layout: () => import('./layout/schema.json', { with: { type: 'json' } }),
  view: () => import('./view/schema.json', { with: { type: 'json' } }),
  role: () => import('./role/schema.json', { with: { type: 'json' } }),
  page: () => import('./page/schema.json', { with: { type: 'json' } }),
  approval: () => import('./approval/schema.json', { with: { type: 'json' } }),
  rule: () => import('./rule/schema.json', { with: { type: 'json' } }),
  calendar: () => import('./calendar/schema.json', { with: { type: 'json' } }),
  kpi: () => import('./kpi/schema.json', { with: { type: 'json' } }),
  dashboard: () => import('./dashboard/schema.json', { with: { type: 'json' } }),
  target: () => import('./target/schema.json', { with: { type: 'json' } }),
  'commission-plan': () => import('./commission-plan/schema.json', { with: { type: 'json' } }),
  scorecard: () => import('./scorecard/schema.json', { with: { type: 'json' } }),
}

const loaded = new Map<Kind, JsonSchema>()
const loading = new Map<Kind, Promise<JsonSchema>>()

/** Undefined until it has been loaded. */
export function loadedSchema(kind: Kind): JsonSchema | undefined {
  return loaded.get(kind)
}

/** The same promise for everybody who asks. */
export function loadSchema(kind: Kind): Promise<JsonSchema> {
  const known = loading.get(kind)
  if (known !== undefined) return known
  const begun = loaders[kind]().then(({ default: schema }) => {
    loaded.set(kind, schema)
    return schema
  })
  loading.set(kind, begun)
  // one that did not come may be asked for again
  begun.catch(() => loading.delete(kind))
  return begun
}

export async function loadSchemas(): Promise<void> {
  await Promise.all(kindNames.map(loadSchema))
}
