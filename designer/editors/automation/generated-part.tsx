/** Some settings of a part of a document as a form that its schema makes. What does not fit yet stays in the form. */
import type { Json, JsonSchema } from '@attain/engine/fields'
import { type Kind, schemaInLanguage } from '@attain/engine/metadata'
import { useLanguage } from '@attain/ui/i18n'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useBundle } from '../../check/use-checks.ts'
import { useDocument } from '../../draft/draft-context.tsx'
import { placeAt } from '../../formula/place.ts'
import { useTentative } from '../../parts/use-tentative.ts'
import { kindSchema } from '../../schema-form/kind-schema.ts'
import { SchemaForm } from '../../schema-form/schema-form.tsx'
import { createMatcher } from '../../schema-form/validator.ts'
import type { PartFormProps } from './part-form.tsx'

type Parts = { readonly [name: string]: Json }

export default function GeneratedPart<T extends object>(props: PartFormProps<T>) {
  const { kind, identity, definition, properties, value, pointer, problems, onChange } = props
  const { t } = useTranslation()
  const [language] = useLanguage()
  const bundle = useBundle()
  const document = useDocument(identity)
  const key = properties.join(' ')
  const { part, whole, matcher } = useMemo(
    () => schemasOf(kind, language, definition, key.split(' ')),
    [kind, language, definition, key],
  )
  const isFit = (next: T) => matcher.isValid(whole as never, next as never, whole as never)
  const { shown, change, isHeld } = useTentative<T>(value, isFit, onChange)
  const formulaAt = useCallback(
    (inside: string) => document && placeAt(document, pointer + inside, bundle),
    [document, pointer, bundle],
  )
  return (
    <>
      <SchemaForm
        schema={part}
        value={shown}
        problems={problems}
        without={[]}
        formulaAt={formulaAt}
        onChange={(next) => change(withoutBlanks(next as T))}
      />
      {isHeld && <p className="is-warning">{t('object.notYet')}</p>}
    </>
  )
}

interface Schemas {
  readonly part: JsonSchema
  readonly whole: JsonSchema
  readonly matcher: ReturnType<typeof createMatcher>
}

/** Many parts of a page are of the same shape. */
const known = new Map<string, Schemas>()

function schemasOf(kind: Kind, language: 'en' | 'zh-CN', definition: string, properties: readonly string[]): Schemas {
  const key = [kind, language, definition, ...properties].join(' ')
  const found = known.get(key)
  if (found !== undefined) return found
  const root = schemaInLanguage(kindSchema(kind), language)
  const definitions = root.$defs as Parts
  const own = (definition === '' ? root : definitions[definition]) as JsonSchema
  const all = own.properties as Parts
  const needed = (own.required as readonly string[] | undefined) ?? []
  const whole = { ...own, $defs: definitions }
  const made = {
    whole,
    matcher: createMatcher(whole),
    part: {
      $defs: definitions,
      type: 'object',
      required: needed.filter((name) => properties.includes(name)),
      properties: Object.fromEntries(properties.map((name) => [name, all[name] ?? {}])),
    },
  }
  known.set(key, made)
  return made
}

/** Without what a form leaves behind where something was emptied. */
function withoutBlanks<T extends object>(value: T): T {
  const given = Object.entries(value).flatMap(([name, one]) => {
    const kept = isPart(one) ? withoutBlanks(one) : one
    return kept === undefined || kept === null || kept === '' || isEmpty(kept) ? [] : [[name, kept]]
  })
  return Object.fromEntries(given) as T
}

function isPart(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEmpty(value: unknown): boolean {
  return isPart(value) && Object.keys(value).length === 0
}
