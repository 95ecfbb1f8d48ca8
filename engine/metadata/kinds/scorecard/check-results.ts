import { isCurrency } from '../../../fields/currencies.ts'
import type { Bundle } from '../../bundle.ts'
import { compileFieldOf } from '../../compile-field.ts'
import { fieldAt } from '../../field-at.ts'
import { type Finding, problem } from '../../problem.ts'
import { givenTwice, namedTwice } from '../named-twice.ts'
import { negative, notDescending, notHundred, reversed } from '../numbers.ts'
import { APPRAISED } from './index.ts'
import type { Distribution, Grade, Reward, ScorecardDocument, Veto } from './types.generated.ts'

type Named = Pick<ScorecardDocument, 'items' | 'grades'>

/** Best first, and the last one takes what is left. */
export function* checkGrades(grades: readonly Grade[]): Generator<Finding> {
  yield* namedTwice(grades, '/grades')
  yield* notDescending(
    grades.map(({ from }) => from),
    (index) => `/grades/${index}/from`,
  )
  const last = grades.length - 1
  for (const [index, { name, from, coefficient }] of grades.entries()) {
    yield* negative(coefficient, `/grades/${index}/coefficient`)
    if (index < last && from === undefined) yield problem('missing-property', `/grades/${index}`, { property: 'from' })
    if (index === last && from !== undefined)
      yield problem('grade-gap', `/grades/${index}/from`, { found: name, from: String(from) })
  }
}

export function* checkVetoes(vetoes: readonly Veto[], document: Named): Generator<Finding> {
  yield* namedTwice(vetoes, '/vetoes')
  for (const [index, { when, grade, coefficient = 0 }] of vetoes.entries()) {
    const at = `/vetoes/${index}`
    if (when.of === 'item') yield* unknownItem(when.item, `${at}/when/item`, document)
    if (grade !== undefined) yield* unknownGrade(grade, `${at}/grade`, document)
    yield* negative(coefficient, `${at}/coefficient`)
  }
}

export function* checkDistribution(
  { shares, ties = [] }: Distribution,
  document: Named,
  bundle: Bundle,
): Generator<Finding> {
  const at = '/distribution'
  yield* givenTwice(shares, 'grade', `${at}/shares`)
  yield* notHundred(
    shares.map(({ share }) => share),
    `${at}/shares`,
    'shares-not-100',
  )
  for (const [index, { grade, share }] of shares.entries()) {
    yield* unknownGrade(grade, `${at}/shares/${index}/grade`, document)
    yield* negative(share, `${at}/shares/${index}/share`)
  }
  for (const [index, tie] of ties.entries()) {
    const place = `${at}/ties/${index}`
    if (tie.by === 'item') yield* unknownItem(tie.item, `${place}/item`, document)
    if (tie.by === 'field') yield* notOfType(bundle, tie.field, `${place}/field`, comparable, 'not-a-tie-key')
  }
}

/** Of which one value comes before another in an order that everybody knows. */
const comparable: ReadonlySet<string> = new Set(['number', 'currency', 'percent', 'date', 'datetime', 'autoNumber'])
const money: ReadonlySet<string> = new Set(['currency'])

export function* checkRewards(rewards: readonly Reward[], document: Named, bundle: Bundle): Generator<Finding> {
  yield* namedTwice(rewards, '/rewards')
  for (const [index, reward] of rewards.entries()) {
    const at = `/rewards/${index}`
    for (const [position, grade] of (reward.grades ?? []).entries())
      yield* unknownGrade(grade, `${at}/grades/${position}`, document)
    yield* reversed(reward.from, reward.below, `${at}/below`)
    if (reward.type === 'fixed') yield* unknownCurrency(reward.currency, `${at}/currency`)
    if (reward.type !== 'bonus') continue
    if (reward.base.from === 'amount') yield* unknownCurrency(reward.base.currency, `${at}/base/currency`)
    else yield* notOfType(bundle, reward.base.field, `${at}/base/field`, money, 'not-money')
  }
}

function* unknownItem(name: string, place: string, { items }: Named): Generator<Finding> {
  if (!items.some((item) => item.name === name)) yield problem('unknown-item', place, { found: name })
}

function* unknownGrade(name: string, place: string, { grades }: Named): Generator<Finding> {
  if (!grades.some((grade) => grade.name === name)) yield problem('unknown-grade', place, { found: name })
}

function* unknownCurrency(currency: string | undefined, place: string): Generator<Finding> {
  if (currency !== undefined && !isCurrency(currency)) yield problem('unknown-currency', place, { found: currency })
}

/** A path that leads nowhere has been reported. */
function* notOfType(
  bundle: Bundle,
  path: string,
  place: string,
  types: ReadonlySet<string>,
  code: 'not-a-tie-key' | 'not-money',
): Generator<Finding> {
  const found = fieldAt(bundle, APPRAISED, path)
  if (found === undefined) return
  const type = compileFieldOf(bundle, found.object, found.field).valueType
  if (!types.has(type)) yield problem(code, place, { found: path, type })
}
