/** The document of an object as the editor reads it. The check has found its shape right, or the editor is not shown. */
import type { Json } from '@attain/engine/fields'
import type { FieldDocument, ObjectDocument } from '@attain/engine/metadata'
import type { DocumentValue } from '../../document/documents.ts'

export type Option = NonNullable<FieldDocument['options']>[number]
export type Stages = NonNullable<ObjectDocument['stages']>
export type Transition = NonNullable<Stages['transitions']>[number]
export type RecordType = NonNullable<ObjectDocument['recordTypes']>[number]
export type Validation = NonNullable<ObjectDocument['validations']>[number]
export type Words = FieldDocument['label']
export type FieldType = FieldDocument['type']

export function objectOf(document: DocumentValue | undefined): ObjectDocument | undefined {
  return document as unknown as ObjectDocument | undefined
}

/** A typed part of a document as the commands take it. */
export function json(value: unknown): Json {
  return value as Json
}

/** What tells entries of a list apart while they move: their names, numbered where two have the same. */
export function keysOf(entries: readonly { readonly name: string }[]): readonly string[] {
  const seen = new Map<string, number>()
  return entries.map(({ name }) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} ${count}`
  })
}

/** The name, or the name with the first number that nothing has. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const base = wanted === '' ? 'field' : wanted
  if (!taken.has(base) && wanted !== '') return base
  for (let number = wanted === '' ? 1 : 2; ; number += 1) {
    const name = `${base.slice(0, 58)}_${number}`
    if (!taken.has(name)) return name
  }
}

/** Words that somebody typed in one language. Both languages say it until the other is written. */
export function wordsFrom(text: string, language: 'en' | 'zh-CN'): Words {
  return language === 'zh-CN' ? { en: text, 'zh-CN': text } : { en: text }
}
