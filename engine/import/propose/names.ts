import { builtInNames, RECORD_TYPE } from '../../metadata/built-in-fields.ts'
import { nameFrom } from '../../metadata/name-from.ts'
import { isReservedFieldName } from '../../metadata/reserved-names.ts'

/**
 * A name for what a header says, that is not taken and not the engine's own; it is taken from then on. Words that Latin
 * letters cannot write keep their label, and are called by their place: `field_3`.
 */
export function claimName(words: string, fallback: string, taken: Set<string>, owner?: string): string {
  const spaced = words.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
  const own = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(words) ? '' : nameFrom(spaced)
  const isKept = isReservedFieldName(own) || (owner !== undefined && (builtInNames.has(own) || own === RECORD_TYPE))
  const base = own === '' ? fallback : isKept ? nameFrom(`${owner ?? 'the'}_${own}`) : own
  let name = base
  for (let count = 2; taken.has(name); count++) name = `${base.slice(0, 59)}_${count}`
  taken.add(name)
  return name
}
