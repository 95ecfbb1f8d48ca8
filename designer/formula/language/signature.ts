/** The call that a place is in: how its function is written, and which argument comes here. */
import { definitions, signatureOf } from '@attain/engine/formula/language'
import type { Language } from '@attain/engine/metadata'
import { cursorIn } from './cursor.ts'
import { referenceOf } from './words.ts'

export interface Signature {
  readonly label: string
  readonly documentation: string
  /** From where to where of the label each parameter stands. */
  readonly parameters: readonly (readonly [start: number, end: number])[]
  readonly active: number
}

export function signatureIn(text: string, offset: number, language: Language): Signature | undefined {
  const call = cursorIn(text, offset).calls.at(-1)
  const definition = call && definitions.find(({ name }) => name === call.name)
  if (call === undefined || definition === undefined) return undefined
  const { parameters } = definition
  const label = signatureOf(definition)
  let at = label.indexOf('(') + 1
  const places = parameters.map(({ name, optional }): [number, number] => {
    const shown = optional === true ? `[${name}]` : name
    const start = label.indexOf(shown, at)
    at = start + shown.length
    return [start, at]
  })
  const repeating = parameters.findIndex(({ repeats }) => repeats === true)
  const group = parameters.length - repeating
  const active =
    repeating < 0 || call.argument < parameters.length
      ? call.argument
      : repeating + ((call.argument - repeating) % group)
  return { label, documentation: referenceOf(call.name, language)?.about ?? '', parameters: places, active }
}
