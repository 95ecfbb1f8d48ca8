/** What a template asks of the application, and the best guess at it. */
import type { Bundle } from '@attain/engine/metadata'
import { datesOf } from '../../../names/likely-date.ts'
import { guessCredits } from '../measure/guess.ts'

/** Which records, what they are worth, when they count, and whose they are. */
export interface Answers {
  readonly object: string
  readonly amount: string
  readonly date: string
  readonly person: string
  /** What is left of a record, where a field holds that. */
  readonly margin?: string
}

/** Undefined where an object has nothing that can be paid for. */
export function guessAnswers(bundle: Bundle, object: string): Answers | undefined {
  const credits = guessCredits(bundle, object)
  if (credits?.amount === undefined || datesOf(bundle, object).length === 0) return undefined
  const [rule] = credits.to ?? []
  const margin = marginOf(bundle, object)
  return {
    object,
    amount: String(credits.amount),
    date: credits.date,
    person: rule?.rule === 'person' ? (rule.field ?? 'owner') : 'owner',
    ...(margin !== undefined && { margin }),
  }
}

function marginOf(bundle: Bundle, object: string): string | undefined {
  const fields = [...(bundle.objects.get(object)?.fields.values() ?? [])]
  return fields.find(({ name, type }) => /margin|profit/.test(name) && (type === 'currency' || type === 'number'))?.name
}

/** Money that came in is a record below the one that was sold, where there are such. */
export function likelyObject(isOfCollections: boolean, bundle: Bundle, objects: readonly string[]): string | undefined {
  if (!isOfCollections) return objects[0]
  const isPayment = (object: string) =>
    /payment|collection|receipt/.test(object) || guessAnswers(bundle, object)?.person.includes('.') === true
  return objects.find(isPayment) ?? objects[0]
}
