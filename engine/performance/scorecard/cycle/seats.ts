/** Who reviews a card, in which order, by when. */
import { dayOfNumber, numberOfDay } from '../../../formula/time/days.ts'

/** One person's part in one review of one card; without a person it is the administrators'. */
export interface Seat {
  readonly review: string
  readonly person: string | null
  readonly done: boolean
}

/** The review whose turn it is: the first one, in the order of the scorecard, that is not over; null when all are. */
export function turnOf(reviews: readonly string[], seats: readonly Seat[]): string | null {
  return reviews.find((review) => seats.some((seat) => seat.review === review && !seat.done)) ?? null
}

/** Those who are asked now. */
export function askedNow<S extends Seat>(reviews: readonly string[], seats: readonly S[]): readonly S[] {
  const turn = turnOf(reviews, seats)
  return seats.filter(({ review, done }) => review === turn && !done)
}

/** Seats of one review for the people that were found; nobody is the administrators, or nobody at all. */
export function seatsOf(
  { name, nobody }: { readonly name: string; readonly nobody: 'administrators' | 'leaveOut' },
  found: readonly string[],
): readonly Seat[] {
  const people: readonly (string | null)[] =
    found.length > 0 ? [...new Set(found)] : nobody === 'leaveOut' ? [] : [null]
  return people.map((person) => ({ review: name, person, done: false }))
}

/** So many days after the last day of the period; null where the scorecard names none. */
export function dueOn(lastDay: string, days: number | undefined): string | null {
  return days === undefined ? null : dayOfNumber(numberOfDay(lastDay) + days)
}

/** Whoever is asked and did not answer on the day. Whose turn has not come is not late. */
export function isLate(seat: { readonly isAsked: boolean; readonly dueOn: string | null }, today: string): boolean {
  return seat.isAsked && seat.dueOn !== null && seat.dueOn < today
}
