/** Some settings of a part as a generated form. What does not fit yet stays in the form. */
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { placeAt } from '../../../formula/place.ts'
import { useTentative } from '../../../parts/use-tentative.ts'
import { SchemaForm } from '../../../schema-form/schema-form.tsx'
import { createMatcher } from '../../../schema-form/validator.ts'
import { type EditedObject, useObject } from '../object-context.tsx'
import { useObjectSchema } from '../use-object-schema.ts'

export interface SettingsFormProps<T extends object> {
  readonly definition: 'Field' | 'RecordType' | 'Validation'
  readonly properties: readonly (keyof T & string)[]
  readonly value: T
  /** Where it stands in the document. */
  readonly pointer: string
  readonly problems: EditedObject['problems']
  readonly onChange: (value: T) => void
}

export function SettingsForm<T extends object>(props: SettingsFormProps<T>) {
  const { definition, properties, value, pointer, problems, onChange } = props
  const { document, bundle } = useObject()
  const { t } = useTranslation()
  const schema = useObjectSchema()
  const key = properties.join(' ')
  const part = useMemo(() => schema.of(definition, key.split(' ')), [schema, definition, key])
  const whole = useMemo(() => schema.whole(definition), [schema, definition])
  const matcher = useMemo(() => createMatcher(whole), [whole])
  const isFit = (next: T) => matcher.isValid(whole as never, next as never, whole as never)
  const { shown, change, isHeld } = useTentative<T>(value, isFit, onChange)
  const formulaAt = useCallback(
    (inside: string) => placeAt(document, pointer + inside, bundle),
    [document, pointer, bundle],
  )
  if (properties.length === 0) return null
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

/** What a form leaves behind where something was emptied. */
function withoutBlanks<T extends object>(value: T): T {
  const given = Object.entries(value).filter(([, one]) => one !== undefined && one !== '' && one !== null)
  return Object.fromEntries(given) as T
}
