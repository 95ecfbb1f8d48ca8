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
