import { costWithFields, type FieldKey, orderFormulas } from '../formula/dependencies.ts'
import { formulaLimits } from '../formula/limits.ts'
import type { Bundle, Source } from './bundle.ts'
import { fieldFormulas } from './formulas.ts'
import { checkDocument } from './kinds/checks.ts'
import { limits } from './limits.ts'
import { type LinkedBundle, placeIn } from './link.ts'
import { type Problem, problem } from './problem.ts'
import { hasErrors, place, sortProblems } from './problem-place.ts'
import { isReservedName } from './reserved-names.ts'
import { finish, type Steps } from './steps.ts'
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
  return finish(checkInSteps(linked))
}

export function* checkInSteps(linked: LinkedBundle): Steps<CheckResult> {
  const languages = linked.app?.document.languages ?? ['en', 'zh-CN']
  const found: Problem[] = [...linked.problems]
  for (const source of linked.sources) {
    const findings = [
      ...reservedName(source),
      ...checkDocument(source.document, linked),
      ...untranslated(source.document, languages),
    ]
    found.push(...findings.map((finding) => placeIn(source, finding)))
    yield
  }
  const problems = sortProblems([...found, ...(yield* formulaProblems(linked))]).slice(0, limits.problems)
  const { app } = linked
  return app === undefined || hasErrors(problems)
    ? { problems }
    : { problems, bundle: { ...linked, app, stage: 'checked' } }
}

/** What is wrong with formula fields together: circles, and costs that grow from one to the next. */
function* formulaProblems(linked: LinkedBundle): Steps<Problem[]> {
  const formulas = yield* fieldFormulas(linked)
  const ordered = orderFormulas(formulas)
  if ('problems' in ordered)
    return ordered.problems.map(({ place: field, message, hint }) =>
      problem('circular-formula', placeOfFormula(linked, field), { reason: message }, hint),
    )
  const costs = new Map<FieldKey, number>()
  return ordered.order.flatMap((field) => {
    const typed = formulas.get(field)
    if (typed === undefined) return []
    const cost = costWithFields(typed, costs)
    // a roll-up is kept; reading it costs no more than any field
    costs.set(field, isRollup(linked, field) ? 0 : cost)
    const words = { found: cost, expected: formulaLimits.cost }
    return cost > formulaLimits.cost ? [problem('formula-too-costly', placeOfFormula(linked, field), words)] : []
  })
}

function isRollup({ objects }: LinkedBundle, key: FieldKey): boolean {
  const [object = '', name = ''] = key.split('.')
  return objects.get(object)?.fields.get(name)?.type === 'rollup'
}

/** Where a formula field or roll-up says what it calculates. */
function placeOfFormula({ sources }: LinkedBundle, key: FieldKey): string {
  const [object, name] = key.split('.')
  for (const { path, document } of sources) {
    if (document.kind !== 'object' || document.name !== object) continue
    const index = (document.fields ?? []).findIndex((field) => field.name === name)
    const field = document.fields?.[index]
    if (field !== undefined) return place(path, `/fields/${index}/${field.type === 'rollup' ? 'field' : 'expression'}`)
  }
  throw new Error(`No document has the field ${key}.`)
}

function reservedName({ document }: Source): Problem[] {
  return isReservedName(document.name) ? [problem('reserved-name', '/name', { found: document.name })] : []
}
