/** Fields that a plan names have to be what they are taken for: a day, an amount, a person, a currency. */
import { STANDARD_CALENDAR } from '../../../performance/calendar/index.ts'
import { type Bundle, targetOf } from '../../bundle.ts'
import { readUse } from '../../formulas.ts'
import { type Finding, problem } from '../../problem.ts'
import { checkSplits } from '../check-splits.ts'
import type { FieldDocument } from '../object/types.generated.ts'
import type { CommissionPlanDocument, Component, Crediting, Credits, Objectives } from './types.generated.ts'

/** Names that are missing have been reported. */
export function* checkFields(document: CommissionPlanDocument, bundle: Bundle): Generator<Finding> {
  yield* checkPayIn(document, bundle)
  for (const [index, component] of document.components.entries()) {
    const at = `/components/${index}`
    if (component.measure.from === 'objectives')
      yield* checkCards(component.measure, document, `${at}/measure/objectives`, bundle)
    if (component.measure.from !== 'credits') continue
    for (const [position, rule] of (component.measure.to ?? []).entries())
      yield* checkRule(component.measure, rule, `${at}/measure/to/${position}`, bundle)
    yield* checkHold(component, component.measure.object, `${at}/hold`, bundle)
  }
}

/** One result for each period of the plan. */
function* checkCards(
  { objectives }: Objectives,
  { every = 'month', calendar = STANDARD_CALENDAR }: CommissionPlanDocument,
  place: string,
  bundle: Bundle,
): Generator<Finding> {
  for (const [index, { card }] of objectives.entries()) {
    const cycle = bundle.scorecards.get(card?.scorecard ?? '')?.document.cycle
    if (cycle !== undefined && (cycle.every !== every || (cycle.calendar ?? STANDARD_CALENDAR) !== calendar))
      yield problem('scorecard-of-other-periods', `${place}/${index}/card/scorecard`, { found: card?.scorecard ?? '' })
  }
}

/** A currency is a code: text, or one of some options. */
function* checkPayIn({ payIn }: CommissionPlanDocument, bundle: Bundle): Generator<Finding> {
  if (payIn === undefined) return
  const reading = readUse(bundle, { object: 'person', formula: payIn, gives: 'anything', over: 'records' })
  if (reading === undefined || !('typed' in reading)) return
  const { kind } = reading.typed.type
  if (kind !== 'text' && kind !== 'option') yield problem('not-a-currency-code', '/payIn', { found: payIn })
}

function* checkRule({ object }: Credits, rule: Crediting, at: string, bundle: Bundle): Generator<Finding> {
  if (rule.rule === 'splits') yield* checkSplits(object, rule, at, bundle)
  if (rule.rule !== 'territory') return
  const fields = bundle.objects.get(rule.object)?.fields
  const person = fields?.get(rule.person)
  if (person !== undefined && targetOf(person) !== 'person')
    yield problem('not-a-person', `${at}/person`, { object: rule.object, found: rule.person })
  for (const end of ['from', 'to'] as const) {
    const name = rule[end]
    if (name !== undefined) yield* notADay(fields?.get(name), name, `${at}/${end}`)
  }
}

function* checkHold({ hold }: Component, object: string, at: string, bundle: Bundle): Generator<Finding> {
  const child = hold && bundle.objects.get(object)?.children.get(hold.payments)?.object
  if (hold === undefined || child === undefined) return
  const fields = bundle.objects.get(child)?.fields
  const amount = fields?.get(hold.amount)
  if (amount !== undefined && !isAmount.has(amount.type))
    yield problem('not-money', `${at}/amount`, { found: hold.amount, type: amount.type })
  yield* notADay(fields?.get(hold.date), hold.date, `${at}/date`)
}

const isAmount: ReadonlySet<string> = new Set(['currency', 'number', 'formula', 'rollup'])
const isDay: ReadonlySet<string> = new Set(['date', 'datetime', 'formula', 'rollup'])

function* notADay(field: FieldDocument | undefined, name: string, place: string): Generator<Finding> {
  if (field !== undefined && !isDay.has(field.type))
    yield problem('not-a-date', place, { found: name, type: field.type })
}
