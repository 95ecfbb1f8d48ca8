/** Whether a seat of a forced distribution still decides about the grade when a score was corrected. */
import { compare, fraction } from '../../fraction.ts'

export interface Corrected {
  readonly before: string
  readonly after: string
  /** The grades of the corrected score: in the seat of the old one, and by its points alone. */
  readonly seated: string
  readonly byPoints: string
  /** All grades, the best one first. */
  readonly grades: readonly string[]
}

/** Seats are not given out anew: a better score is not held down by its old seat, nor does it lose one that lifted it; a lower score gains nothing. */
export function keepsSeat({ before, after, seated, byPoints, grades }: Corrected): boolean {
  const place = (grade: string) => grades.indexOf(grade)
  const isLower = compare(fraction(after), fraction(before)) < 0
  return isLower ? place(seated) >= place(byPoints) : place(seated) <= place(byPoints)
}
