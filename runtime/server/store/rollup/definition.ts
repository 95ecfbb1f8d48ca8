/** What a roll-up means, as a text: as long as it stays the same, what is kept stays right. */
import { partsOfTyped, type Typed } from '@attain/engine/formula/language'
import type { FieldModel, Model } from '@attain/engine/metadata'

export function rollupDefinition(model: Model, field: FieldModel): string | undefined {
  const typed = model.formulas.get(`${field.object}.${field.name}`)
  if (field.type !== 'rollup' || typed?.kind !== 'aggregate') return undefined
  const { relation } = typed.list
  const reference = model.objects.get(relation.object)?.fields.get(relation.field)
  const { timeZone, fiscalYearStartMonth } = model.app
  return JSON.stringify({
    aggregate: typed.definition.op,
    over: reference && [relation.object, relation.field, reference.target],
    value: typed.value && describe(model, typed.value),
    // days and years of a condition depend on the clock
    where: typed.where && [describe(model, typed.where), timeZone, fiscalYearStartMonth],
    gives: [field.valueType, field.scale, field.currency],
  })
}

function describe(model: Model, typed: Typed): unknown {
  switch (typed.kind) {
    case 'constant':
      return [typed.value]
    case 'field': {
      const { path, field } = typed.path
      // a roll-up over roll-ups means something else when these do
      return [path, field.type, field.valueType, field.scale, field.target, rollupDefinition(model, field)]
    }
    case 'call':
      return [typed.definition.op, ...typed.args.map((arg) => describe(model, arg))]
    case 'aggregate':
      return [typed.definition.op, typed.list.path, ...partsOfTyped(typed).map((part) => describe(model, part))]
  }
}
