/**
 * Stands for RE2 in the worker (see `vite-plugin.ts`). It is as large as the formula language, and only a formula with
 * REGEXMATCH needs it: it comes when the first such formula is met, and the check is then done again.
 */
import type { RE2JS as Patterns } from 're2js'

let patterns: typeof Patterns | undefined
let isMissed = false

export const RE2JS = {
  compile(pattern: string): Patterns {
    if (patterns !== undefined) return patterns.compile(pattern)
    isMissed = true
    return notYet
  },
}

/** Only its being there is looked at: the worker evaluates nothing. */
const notYet = {} as Patterns

/** Loads what the last check missed; whether it has to be done again. */
export async function loadMissedPatterns(): Promise<boolean> {
  if (!isMissed || patterns !== undefined) return false
  isMissed = false
  patterns = (await import('re2js')).RE2JS
  return true
}
