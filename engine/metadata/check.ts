import type { Bundle, Source } from './bundle.ts'
import { kindOf } from './kinds/index.ts'
import { limits } from './limits.ts'
import { type LinkedBundle, placeIn } from './link.ts'
import { hasErrors, type Problem, problem, sortProblems } from './problem.ts'
import { isReservedName } from './reserved-names.ts'
import { untranslated } from './translations.ts'

/** A bundle without errors: the only thing that compiles. */
export interface CheckedBundle extends Bundle {
  readonly stage: 'checked'
  readonly app: Source<'app'>
}

/** All problems of all stages, by path, and the bundle when none of them is an error. */
export interface CheckResult {
  readonly problems: readonly Problem[]
  readonly bundle?: CheckedBundle
}

/** Checks what neither shape nor names can say. */
export function checkBundle(linked: LinkedBundle): CheckResult {
  const languages = linked.app?.document.languages ?? ['en', 'zh-CN']
  const found = linked.sources.flatMap((source) =>
    [
      ...reservedName(source),
      ...kindOf(source.document).check(source.document, linked),
      ...untranslated(source.document, languages),
    ].map((finding) => placeIn(source, finding)),
  )
  const problems = sortProblems([...linked.problems, ...found]).slice(0, limits.problems)
  const { app } = linked
  return app === undefined || hasErrors(problems)
    ? { problems }
    : { problems, bundle: { ...linked, app, stage: 'checked' } }
}

function reservedName({ document }: Source): Problem[] {
  return isReservedName(document.name) ? [problem('reserved-name', '/name', { found: document.name })] : []
}
