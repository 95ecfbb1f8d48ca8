/** For the build of the check worker: what only few applications need comes later. */
const later = `${import.meta.dirname}/patterns-later.ts`

/** Where it does nothing, as when nothing is built, the worker is only larger. */
export function patternsLater() {
  return {
    name: 'attain-patterns-later',
    enforce: 'pre' as const,
    resolveId: (source: string, importer: string | undefined): string | undefined =>
      source === 're2js' && importer !== later ? later : undefined,
  }
}

const addresses = `${import.meta.dirname}/schema-addresses.ts`

/** Ajv brings a library for URIs that is larger than what it is asked. */
export function addressesOfSchemas() {
  return {
    name: 'attain-addresses-of-schemas',
    enforce: 'pre' as const,
    resolveId: (source: string, importer: string | undefined): string | undefined =>
      source === './runtime/uri' && importer?.includes('/ajv/') ? addresses : undefined,
  }
}

const ofKinds = /\/engine\/metadata\/kinds\/.*\.json$/

/** Of the schemas, the check needs no words but those that say which form a value should have. */
export function schemasWithoutWords() {
  return {
    name: 'attain-schemas-without-words',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!ofKinds.test(id)) return undefined
      return { code: JSON.stringify(withoutWords(JSON.parse(code))), map: null }
    },
  }
}

/** Properties and definitions may be called like words, so their names are left alone. */
const names: ReadonlySet<string> = new Set(['properties', '$defs'])

function withoutWords(value: unknown, areNames = false): unknown {
  if (Array.isArray(value)) return value.map((entry) => withoutWords(entry))
  if (typeof value !== 'object' || value === null) return value
  const saysForm = 'pattern' in value || 'format' in value
  const isWord = (key: string) =>
    key === 'title' || key === 'x-meaning' || (!saysForm && (key === 'description' || key === 'x-zh-CN'))
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => areNames || !isWord(key))
      .map(([key, inner]) => [key, withoutWords(inner, !areNames && names.has(key))]),
  )
}

const onlySeen: ReadonlySet<string> = new Set(['help', 'description', 'pluralLabel', 'icon'])
const ofSystem = /\/engine\/metadata\/system\/.*\.json$/

/** Of the system's own objects, the check needs no words that explain them, nor how lists of them are shown. */
export function systemWithoutHelp() {
  return {
    name: 'attain-system-without-help',
    enforce: 'pre' as const,
    transform(code: string, id: string) {
      if (!ofSystem.test(id)) return undefined
      return {
        code: JSON.stringify(JSON.parse(code, (key, value) => (onlySeen.has(key) ? undefined : value))),
        map: null,
      }
    },
  }
}
