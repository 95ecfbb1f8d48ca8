/** How what people are paid is spread: how many get how much. */

export interface Range {
  /** Null for those who are paid nothing. */
  readonly from: number | null
  readonly to: number
  readonly before: number
  readonly after: number
}

export interface Sides {
  readonly before: number
  readonly after: number
}

/** Ranges of one round width that hold everybody; a bound belongs to the range that begins there. */
export function spreadOf(people: readonly Sides[], most = 9): readonly Range[] {
  const all = people.flatMap(({ before, after }) => [before, after]).filter((amount) => amount > 0)
  const width = roundWidth(Math.max(...all, 0), most)
  const rangeOf = (amount: number) => (amount <= 0 ? -1 : Math.floor(amount / width))
  const places = all.map(rangeOf)
  const [first, last] = [Math.min(...places), Math.max(...places)]
  const count = (side: keyof Sides, place: number) => people.filter((one) => rangeOf(one[side]) === place).length
  const counted = (place: number) => ({ before: count('before', place), after: count('after', place) })
  const nothing = { from: null, to: 0, ...counted(-1) }
  const ranges = all.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return [
    ...(nothing.before + nothing.after > 0 ? [nothing] : []),
    ...ranges.map((place) => ({ from: place * width, to: (place + 1) * width, ...counted(place) })),
  ]
}

/** One, two or five with zeros, so that no more than so many ranges reach the largest amount. */
function roundWidth(largest: number, most: number): number {
  const least = largest / most
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 0.01)))
  return [1, 2, 5, 10].map((digit) => digit * power).find((width) => width > least) ?? 10 * power
}
