/** Bytes that follow from a text, and from which nobody finds the text again; the same text gives the same bytes. */
export type Pseudonym = (text: string) => Uint8Array

/** Draws numbers from bytes, and from more of them as they are used up. */
export interface Dice {
  /** A whole number from 0 up to, not including, `sides`. */
  roll(sides: number): number
}

export function diceOf(pseudonym: Pseudonym, text: string): Dice {
  let bytes = pseudonym(text)
  let used = 0
  let more = 0
  return {
    roll(sides) {
      if (used + 4 > bytes.length) {
        more += 1
        bytes = pseudonym(`${more}\u0000${text}`)
        used = 0
      }
      let value = 0
      for (const byte of bytes.subarray(used, used + 4)) value = value * 256 + byte
      used += 4
      return value % sides
    },
  }
}
