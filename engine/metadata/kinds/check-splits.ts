/** Shares that child records hold: numbers of people, or nobody could tell whether they add up. */
import { type Bundle, targetOf } from '../bundle.ts'
import { type Finding, problem } from '../problem.ts'

interface Splits {
  readonly children: string
  readonly person: string
  readonly share: string
}

/** Names that are missing have been reported. */
export function* checkSplits(object: string, splits: Splits, place: string, bundle: Bundle): Generator<Finding> {
  const child = bundle.objects.get(object)?.children.get(splits.children)?.object
  const fields = child === undefined ? undefined : bundle.objects.get(child)?.fields
  const [person, share] = [fields?.get(splits.person), fields?.get(splits.share)]
  if (person !== undefined && targetOf(person) !== 'person')
    yield problem('not-a-person', `${place}/person`, { object: child ?? '', found: splits.person })
  if (share !== undefined && !adds.has(share.type))
    yield problem('share-not-a-number', `${place}/share`, { found: splits.share, type: share.type })
}

/** Types whose values have a sum. */
const adds: ReadonlySet<string> = new Set(['percent', 'number', 'formula', 'rollup'])
