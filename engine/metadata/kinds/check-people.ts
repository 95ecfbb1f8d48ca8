import type { Bundle } from '../bundle.ts'
import { targetOf } from '../bundle.ts'
import { fieldAt } from '../field-at.ts'
import { type Finding, problem } from '../problem.ts'
import type { PeopleSource } from './automation.ts'

/** Whether somebody submits the record, and so can choose people. */
export interface Asking {
  readonly canChoose: boolean
}

/** What no schema can say about where people come from. */
export function* checkPeople(
  sources: readonly PeopleSource[] | undefined,
  place: string,
  object: string,
  bundle: Bundle,
  asking: Asking,
): Generator<Finding> {
  for (const [index, source] of (sources ?? []).entries())
    yield* checkSource(source, `${place}/${index}`, object, bundle, asking)
}

export function* checkSource(
  source: PeopleSource,
  place: string,
  object: string,
  bundle: Bundle,
  { canChoose }: Asking,
): Generator<Finding> {
  switch (source.from) {
    case 'field':
      yield* notAPerson(bundle, object, source.field, `${place}/field`)
      return
    case 'teamHead':
    case 'managers':
      if (source.of !== undefined) yield* notAPerson(bundle, object, source.of, `${place}/of`)
      return
    case 'chosen':
      if (!canChoose) yield problem('nobody-chooses', place, {})
      return
    case 'people':
    case 'role':
    case 'submitter':
    case 'formula':
      return
    default:
      source satisfies never
  }
}

/** A path has to lead to a person; one that leads nowhere has been reported. */
export function* notAPerson(bundle: Bundle, object: string, path: string, place: string): Generator<Finding> {
  const found = fieldAt(bundle, object, path)
  if (found !== undefined && targetOf(found.field) !== 'person')
    yield problem('not-a-person', place, { object: found.object, found: found.field.name })
}

/** The first source that is blank for some records, in words; undefined when each names somebody as a rule. */
export function sourceThatMayBeBlank(
  sources: readonly PeopleSource[],
  object: string,
  bundle: Bundle,
): string | undefined {
  const mayBeBlank = (path: string) => {
    const steps = path.split('.')
    return steps.some((_, index) => {
      const field = fieldAt(bundle, object, steps.slice(0, index + 1).join('.'))?.field
      return field !== undefined && field.required !== true && field.type !== 'masterDetail' && field.name !== 'owner'
    })
  }
  const blank = sources.every(
    (source) => source.from === 'formula' || (source.from === 'field' && mayBeBlank(source.field)),
  )
  const first = sources[0]
  if (!blank || first === undefined) return undefined
  return first.from === 'field' ? first.field : first.from
}
