/** For the front ends' builds: of what they share with the server, they take what pages use. */

const registry = `${import.meta.dirname}/registry.ts`
const markdown = `${import.meta.dirname}/plain-markdown.ts`

const noSql = `${import.meta.dirname}/no-sql.ts`

export interface LeanFormOptions {
  /** For forms that are generated as a whole: rjsf's own inputs and lists stay, what is for descriptions alone goes. */
  readonly keepInputs?: boolean
}

/**
 * Takes of rjsf what the form of a record uses, which makes its page a third as large. Whatever is not replaced, as when
 * nothing is built, works as well: it is only larger.
 */
export function leanForm({ keepInputs = false }: LeanFormOptions = {}) {
  return {
    name: 'attain-lean-form',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined): string | undefined {
      if (!importer?.includes('/@rjsf/core/')) return undefined
      if (source.endsWith('/getDefaultRegistry.js')) return keepInputs ? undefined : registry
      return source.startsWith('markdown-to-jsx') ? markdown : undefined
    },
  }
}

/** Leaves out what makes SQL of formulas: pages check and evaluate them. */
export function withoutSql() {
  return {
    name: 'attain-without-sql',
    enforce: 'pre' as const,
    resolveId: (source: string): string | undefined => (source === 'kysely' ? noSql : undefined),
  }
}
