/** Words, numbers and addresses that mean nothing and belong to nobody. */
import type { Dice } from './pseudonym.ts'

const onsets = ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'z', 'br', 'dr', 'st', 'tr']
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'io']
const han = '山水风云春秋江河松竹梅兰星月石田东南西北金玉光明文华安平永康'

/** Three or four syllables: about a hundred million of them. */
export function madeUpWord(dice: Dice): string {
  let word = ''
  for (let left = 3 + dice.roll(2); left > 0; left--) word += pick(onsets, dice) + pick(vowels, dice)
  return word
}

export function madeUpName(dice: Dice): string {
  return `${capital(madeUpWord(dice))} ${capital(madeUpWord(dice))}`
}

/** A few sentences. */
export function madeUpProse(dice: Dice): string {
  const sentence = () => `${capital(Array.from({ length: 4 + dice.roll(6) }, () => madeUpWord(dice)).join(' '))}.`
  return Array.from({ length: 1 + dice.roll(3) }, sentence).join(' ')
}

/** Where room is short: letters and digits, all of them by chance. */
export function madeUpCode(dice: Dice, length: number): string {
  return Array.from({ length }, () => dice.roll(36).toString(36)).join('')
}

/** Letters in the place of letters and digits in the place of digits, so that it keeps to the same pattern. */
export function alike(text: string, dice: Dice): string {
  return Array.from(text, (character) => {
    if (/\p{N}/u.test(character)) return String(dice.roll(10))
    if (/\p{Script=Han}/u.test(character)) return han[dice.roll(han.length)]
    if (/\p{Lu}/u.test(character)) return String.fromCharCode(65 + dice.roll(26))
    if (/\p{L}/u.test(character)) return String.fromCharCode(97 + dice.roll(26))
    return character
  }).join('')
}

/** No country has this code, so nobody's telephone rings. */
export function madeUpPhone(dice: Dice): string {
  return `+999 ${digits(dice, 4)} ${digits(dice, 6)}`
}

/** Mail to this domain reaches nobody, ever (RFC 2606). */
export function madeUpEmail(dice: Dice): string {
  return `${madeUpWord(dice)}.${madeUpWord(dice)}@example.invalid`
}

export function madeUpUrl(dice: Dice): string {
  return `https://example.invalid/${madeUpWord(dice)}-${madeUpWord(dice)}`
}

function digits(dice: Dice, count: number): string {
  return Array.from({ length: count }, () => dice.roll(10)).join('')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function pick(parts: readonly string[], dice: Dice): string {
  return parts[dice.roll(parts.length)] ?? ''
}
