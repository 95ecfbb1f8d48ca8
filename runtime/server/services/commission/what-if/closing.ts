/** What makes a record of an object count by a plan: what its components ask of it in the same way. */
import type { Crediting } from '@attain/engine/commission'
import { partsOfTyped, type Typed } from '@attain/engine/formula/language'
import type { FieldModel, ObjectModel } from '@attain/engine/metadata'
import type { Closing } from '../../../store/commission/supposed-deals.ts'
import type { Context } from '../../context.ts'
import type { LivePlan } from '../plan.ts'

/** Of each object whose records the plan credits. */
export function closingsOf({ view }: Context, { crediting }: LivePlan): readonly Closing[] {
  const byObject = Map.groupBy(crediting.values(), ({ object }) => object)
  return Array.from(byObject, ([name, all]) => {
    const object = view.workspace.objects.get(name)
    if (object === undefined) throw new Error(`The live revision has no object ${name}.`)
    return closingOf(object.model, all)
  })
}

function closingOf(object: ObjectModel, all: readonly Crediting[]): Closing {
  const [first = [], ...others] = all.map(({ when }) => (when === undefined ? [] : askedIn(when)))
  const isAskedByAll = ({ field, value }: Asked) =>
    others.every((some) => some.some((one) => one.field.name === field.name && one.value === value))
  const stages = [first, ...others].flat().filter(({ field }) => isStage(object, field))
  // where an object has stages, nothing else of it is supposed
  const found = stages[0] ?? (hasStages(object) ? undefined : first.find(isAskedByAll))
  const amounts = new Map(
    all.flatMap(({ worth: [main] }) =>
      main === undefined ? [] : amountsIn(main.of).map((field) => [field.name, field]),
    ),
  )
  const [amount] = amounts.values()
  return {
    object: object.name,
    ...(found && { stage: withOpen(found) }),
    ...(amount !== undefined && amounts.size === 1 && { amount }),
  }
}

interface Asked {
  readonly field: FieldModel
  readonly value: string
}

/** Fields of the record itself that have to be something for a condition to hold: of several values the first. */
function askedIn(when: Typed): readonly Asked[] {
  if (when.kind !== 'call') return []
  const { definition, args } = when
  if (definition.op === 'and') return args.flatMap(askedIn)
  if (definition.op !== '==' && definition.op !== 'in') return []
  const field = args.find((one) => one.kind === 'field' && one.path.hops.length === 0)
  const constant = args.find((one) => one.kind === 'constant')
  if (field?.kind !== 'field' || constant?.kind !== 'constant' || field.path.field.valueType !== 'select') return []
  const value = typeof constant.value === 'object' ? constant.value?.[0] : constant.value
  return typeof value === 'string' ? [{ field: field.path.field, value }] : []
}

function isStage({ stages }: ObjectModel, field: FieldModel): boolean {
  return stages?.field === field.name || hasOutcomes(field)
}

function hasStages(object: ObjectModel): boolean {
  return object.stages !== undefined || [...object.fields.values()].some(hasOutcomes)
}

function hasOutcomes({ options = [] }: FieldModel): boolean {
  return options.some(({ outcome }) => outcome !== undefined)
}

function withOpen({ field, value }: Asked): Closing['stage'] & object {
  const { options = [] } = field
  if (!hasOutcomes(field)) return { field, value }
  return { field, value, open: options.filter(({ outcome }) => outcome === 'open').map((option) => option.value) }
}

/** Amounts of the record itself that a formula reads. */
function amountsIn(of: Typed): readonly FieldModel[] {
  if (of.kind !== 'field') return of.kind === 'aggregate' ? [] : partsOfTyped(of).flatMap(amountsIn)
  const { hops, field } = of.path
  return hops.length === 0 && field.type === 'currency' ? [field] : []
}
