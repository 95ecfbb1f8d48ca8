import type { Json, JsonSchema } from '../../fields/field-type.ts'
import type { Language } from '../model.ts'
import definitions from './definitions.json' with { type: 'json' }

const SHARED = '../definitions.json#/$defs/'
const shared: Readonly<Record<string, unknown>> = definitions.$defs

/** The schema of a kind with the shared definitions that it uses copied into its own `$defs`, so that it stands alone. */
export function selfContained(schema: JsonSchema): JsonSchema {
  const used = new Map<string, Json>()
  const visit = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(visit)
    if (!isRecord(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (key !== '$ref' || typeof inner !== 'string') return [key, visit(inner)]
        return [key, inner.startsWith(SHARED) ? use(inner.slice(SHARED.length)) : inner]
      }),
    )
  }
  const use = (name: string): string => {
    if (!used.has(name)) {
      used.set(name, null)
      used.set(name, visit(withSharedReferences(shared[name] as Json)))
    }
    return `#/$defs/${name}`
  }
  const own = visit(schema) as { readonly [key: string]: Json }
  const definitionsOfKind = isRecord(own.$defs) ? own.$defs : {}
  return { ...own, $defs: { ...definitionsOfKind, ...Object.fromEntries(used) } }
}

/**
 * The stand-alone schema with titles and descriptions in one language, as a form needs it. What only gives another
 * definition a name of its own stands in its place: forms take the words of the last one that is referred to.
 */
export function schemaInLanguage(schema: JsonSchema, language: Language): JsonSchema {
  const whole = selfContained(schema)
  const definitions = isRecord(whole.$defs) ? whole.$defs : {}
  const visit = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(visit)
    if (!isRecord(value)) return value
    const named = typeof value.$ref === 'string' ? definitions[value.$ref.replace('#/$defs/', '')] : undefined
    if (Object.keys(value).length === 1 && isRecord(named) && '$ref' in named) return visit(named)
    const { 'x-zh-CN': chinese, ...rest } = value
    const words = language === 'zh-CN' && isRecord(chinese) ? chinese : {}
    return Object.fromEntries(Object.entries({ ...rest, ...words }).map(([key, inner]) => [key, visit(inner)]))
  }
  return visit(whole) as JsonSchema
}

/** Inside the shared file a reference is local already (`#/$defs/Path`); give it the form that kinds use. */
function withSharedReferences(value: Json): Json {
  if (Array.isArray(value)) return value.map(withSharedReferences)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string' && inner.startsWith('#/$defs/')
        ? SHARED + inner.slice('#/$defs/'.length)
        : withSharedReferences(inner),
    ]),
  )
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
