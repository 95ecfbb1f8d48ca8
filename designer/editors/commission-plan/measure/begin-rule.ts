/** Whom records are credited to, as a rule begins. */
import type { Bundle, FieldModel, plans } from '@attain/engine/metadata'
import { isPerson } from '../../../names/field-fit.ts'
import { fieldsOf } from '../../../names/field-path.ts'
import { shareLists } from '../../../names/share-lists.ts'

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
    case 'territory': {
      const [first] = territoriesOf(bundle, object)
      return first === undefined ? undefined : onTerritory(bundle, object, first)
    }
    default:
      return rule satisfies never
  }
}

function beginSplits(bundle: Bundle, object: string): plans.Crediting | undefined {
  const [list] = shareLists(bundle, object)
  const [person, share] = [list?.people[0]?.name, list?.shares[0]?.name]
  if (list === undefined || person === undefined || share === undefined) return undefined
  return { rule: 'splits', children: list.children, person, share }
}

/** The objects that may be territories of one, those that look like it first. */
export function territoriesOf(bundle: Bundle, object: string): readonly string[] {
  const others = [...bundle.objects.values()].filter(({ name, system }) => !system && name !== object)
  const names = others.map(({ name }) => name)
  const isLike = (name: string) => likeTerritory(bundle, object, name) !== undefined
  return [...names.filter(isLike), ...names.filter((name) => !isLike(name))]
}

/** By what an object has; by its owner and the field that stands first where it does not look like a territory. */
export function onTerritory(bundle: Bundle, object: string, territory: string): ToTerritory {
  const [field, other] = [object, territory].map((name) => declared(bundle, name)[0]?.name)
  return (
    likeTerritory(bundle, object, territory) ?? {
      rule: 'territory',
      object: territory,
      person: 'owner',
      match: [{ field: field ?? 'owner', with: other ?? 'owner' }],
    }
  )
}

type ToTerritory = Extract<plans.Crediting, { readonly rule: 'territory' }>

/** An object with a person and a field that both have, of the same sort. */
function likeTerritory(bundle: Bundle, object: string, territory: string): ToTerritory | undefined {
  const fields = declared(bundle, territory)
  const person = fields.find(isPerson)
  const shared = declared(bundle, object).find((field) =>
    fields.some((one) => one.name === field.name && one.type === field.type),
  )
  if (person === undefined || shared === undefined) return undefined
  return {
    rule: 'territory',
    object: territory,
    person: person.name,
    match: [{ field: shared.name, with: shared.name }],
  }
}

/** Fields of its own; what it is called by says nothing of where it lies. */
function declared(bundle: Bundle, object: string): readonly FieldModel[] {
  const called = bundle.objects.get(object)?.document.nameField ?? 'name'
  return fieldsOf(bundle, object).filter(({ builtIn, name }) => !builtIn && name !== called)
}
