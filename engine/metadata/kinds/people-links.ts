import type { PeopleSource } from './automation.ts'
import type { Link } from './kind.ts'

/** The names that sources of people use, over records of an object. */
export function* peopleLinks(
  sources: readonly PeopleSource[] | undefined,
  place: string,
  object: string,
): Generator<Link> {
  for (const [index, source] of (sources ?? []).entries()) yield* sourceLinks(source, `${place}/${index}`, object)
}

export function* sourceLinks(source: PeopleSource, place: string, object: string): Generator<Link> {
  switch (source.from) {
    case 'role':
      yield { place: `${place}/role`, to: 'role', name: source.role }
      return
    case 'field':
      yield { place: `${place}/field`, to: 'path', object, path: source.field }
      return
    case 'formula':
      yield {
        place: `${place}/formula`,
        to: 'formula',
        object,
        formula: source.formula,
        gives: 'person',
        over: 'records',
      }
      return
    case 'teamHead':
    case 'managers':
      if (source.of !== undefined) yield { place: `${place}/of`, to: 'path', object, path: source.of }
      return
    case 'people':
    case 'submitter':
    case 'chosen':
      return
    default:
      source satisfies never
  }
}
