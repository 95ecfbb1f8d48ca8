/** Whom records are credited to, as a rule begins. */
import type { Bundle, plans } from '@attain/engine/metadata'
import { isPerson } from '../../../names/field-fit.ts'
import { fieldsOf } from '../../../names/field-path.ts'

export type Rule = plans.Crediting['rule']
export const rules = [
  'person',
  'managers',
  'splits',
  'position',
  'territory',
  'everybody',
] as const satisfies readonly Rule[]

/** Undefined where the application has nothing for it. */
export function beginRule(rule: Rule, bundle: Bundle, object: string): plans.Crediting | undefined {
  switch (rule) {
    case 'person':
    case 'managers':
    case 'everybody':
      return { rule }
    case 'splits':
      return beginSplits(bundle, object)
    case 'position': {
      const field = fieldsOf(bundle, object).find(({ target }) => target === 'position')
      return field && { rule, field: field.name }
    }
    case 'territory':
      return beginTerritory(bundle, object)
    default:
      return rule satisfies never
  }
}

function beginSplits(bundle: Bundle, object: string): plans.Crediting | undefined {
  for (const [children, { object: child }] of bundle.objects.get(object)?.children ?? []) {
    const fields = fieldsOf(bundle, child).filter(({ builtIn }) => !builtIn)
    const [person, share] = [fields.find(isPerson), fields.find(({ valueType }) => valueType === 'percent')]
    if (person !== undefined && share !== undefined)
      return { rule: 'splits', children, person: person.name, share: share.name }
  }
  return undefined
}

/** An object with a person and a field that both have, of the same sort. */
function beginTerritory(bundle: Bundle, object: string): plans.Crediting | undefined {
  const own = fieldsOf(bundle, object).filter(({ builtIn }) => !builtIn)
  for (const { name, system } of bundle.objects.values()) {
    if (system || name === object) continue
    const fields = fieldsOf(bundle, name).filter(({ builtIn }) => !builtIn)
    const person = fields.find(isPerson)
    const shared = own.find((field) => fields.some((one) => one.name === field.name && one.type === field.type))
    if (person !== undefined && shared !== undefined)
      return {
        rule: 'territory',
        object: name,
        person: person.name,
        match: [{ field: shared.name, with: shared.name }],
      }
  }
  return undefined
}
