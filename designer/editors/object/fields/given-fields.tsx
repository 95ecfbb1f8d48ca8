/** Fields that are there without being declared: of the system object that this one extends, and of every record. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useObject } from '../object-context.tsx'
import { useObjectSchema } from '../use-object-schema.ts'
import { typeIcons } from './type-icons.tsx'

export function GivenFields() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { object, fields, bundle } = useObject()
  const { types } = useObjectSchema()
  const given = useMemo(() => {
    const own = new Set(fields.map(({ name }) => name))
    return [...(bundle.objects.get(object.name)?.fields.values() ?? [])].filter(({ name }) => !own.has(name))
  }, [bundle, fields, object.name])
  if (given.length === 0) return null
  return (
    <details className="given-fields">
      <summary>{t('object.given', { count: given.length })}</summary>
      <ul>
        {given.map((field) => (
          <li key={field.name}>
            <span className="field-icon">{typeIcons[field.type]}</span>
            <span className="field-label">{textIn(field.label, language)}</span>
            <code className="field-name">{field.name}</code>
            <span className="field-type">{types.get(field.type)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
