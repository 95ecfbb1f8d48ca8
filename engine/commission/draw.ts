/** Draws: an advance that later earnings pay back, or a guarantee that they do not. */
import { add, compare, type Fraction, percentOf, signOf, subtract, zero } from '../performance/fraction.ts'
import { roundMoney } from '../performance/scorecard/money.ts'

export interface DrawTerms {
  readonly currency: string
  readonly isRecoverable: boolean
  /** Of this period; nothing when none is given any more. */
  readonly draw: Fraction
  readonly most?: Fraction
  /** Per cent of what exceeds the draw that pays back what is owed. */
  readonly recovers: Fraction
}

export interface Drawn {
  /** Paid besides what was earned. */
  readonly advance: Fraction
  /** Kept back of what was earned. */
  readonly recovered: Fraction
  readonly owed: Fraction
}

/** Draw 2,000: who earns 1,200 is paid 2,000 and owes 800; who then earns 2,500 is paid 2,000 and owes 300. */
export function drawOn(terms: DrawTerms, earned: Fraction, owed: Fraction): Drawn {
  const { isRecoverable, draw, most, recovers, currency } = terms
  const short = subtract(draw, earned)
  if (signOf(draw) > 0 && signOf(short) > 0) {
    if (!isRecoverable) return { advance: short, recovered: zero, owed }
    const room = most === undefined ? short : atLeastZero(subtract(most, owed))
    const advance = compare(short, room) > 0 ? room : short
    return { advance, recovered: zero, owed: add(owed, advance) }
  }
  const excess = roundMoney(percentOf(recovers, atLeastZero(subtract(earned, draw))), currency)
  const recovered = compare(owed, excess) < 0 ? owed : excess
  return { advance: zero, recovered, owed: subtract(owed, recovered) }
}

function atLeastZero(value: Fraction): Fraction {
  return signOf(value) < 0 ? zero : value
}
