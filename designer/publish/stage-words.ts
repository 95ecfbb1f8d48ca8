/** Steps between stages in words: the labels of the stages for their values. */
import type { Json } from '@attain/engine/fields'
import { stepsOf } from '../document/pointer.ts'
import type { Words } from './words.ts'

type Language = 'en' | 'zh-CN'
interface Option {
  readonly value: string
  readonly label?: Readonly<Partial<Record<Language, string>>>
}
interface ObjectValue {
  readonly stages?: { readonly field?: string }
  readonly fields?: readonly { readonly name: string; readonly options?: readonly Option[] }[]
}

const nowhere: Record<Language, string> = { en: 'nowhere', 'zh-CN': '无后续阶段' }
const arrow: Record<Language, string> = { en: 'From', 'zh-CN': '来自' }

/** Undefined for any other place. */
export function stageWordsAt(
  kind: string,
  place: string,
  documents: readonly (Json | undefined)[],
  language: Language,
): Words | undefined {
  const [stages, transitions, from] = stepsOf(place)
  if (kind !== 'object' || stages !== 'stages' || transitions !== 'transitions' || from === undefined) return undefined
  const objects = documents as readonly unknown[] as readonly (ObjectValue | undefined)[]
  const labelOf = (value: string) =>
    objects
      .flatMap((object) => object?.fields?.find(({ name }) => name === object.stages?.field)?.options ?? [])
      .filter((option) => option.value === value)
      .map(({ label }) => label?.[language] ?? label?.en)
      .find(Boolean) ?? value
  const say = (value: Json | undefined): string => {
    if (typeof value === 'string') return labelOf(value)
    if (Array.isArray(value)) return value.length === 0 ? nowhere[language] : value.map((one) => say(one)).join(', ')
    if (typeof value === 'object' && value !== null && 'to' in value) return say((value as { to: Json }).to)
    return ''
  }
  return { place: `${arrow[language]} › ${labelOf(from)}`, say }
}
