import type { ErrorListProps } from '@rjsf/utils'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FormContext } from '../form-context.ts'
import { textIn } from '../language.ts'

/** All problems on top; each leads to its field. */
export function ProblemSummary({ errors, registry }: ErrorListProps) {
  const { t } = useTranslation('form')
  const { object, language, idPrefix } = registry.formContext as FormContext
  const unique = [...new Map(errors.map((error) => [`${error.property}${error.message}`, error])).values()]
  return (
    <Alert
      type="error"
      showIcon
      className="attain-summary"
      role="alert"
      title={t('summary', { count: unique.length })}
      description={
        <ul>
          {unique.map((error) => {
            const name = fieldNameOf(error.property)
            const field = object.fields.find((each) => each.name === name)
            return (
              <li key={`${error.property}${error.message}`}>
                {field && (
                  <>
                    <a
                      href={`#${idPrefix}_${name}`}
                      onClick={(event) => {
                        event.preventDefault()
                        focusField(name, idPrefix)
                      }}
                    >
                      {textIn(field.label, language)}
                    </a>
                    {language === 'en' ? ': ' : '：'}
                  </>
                )}
                {error.message}
              </li>
            )
          })}
        </ul>
      }
    />
  )
}

/** `.amount`, `amount` and `['amount']` all mean the field amount. */
export function fieldNameOf(property: string | undefined): string {
  return /^\.?\[?'?([a-z][a-z0-9_]*)/.exec(property ?? '')?.[1] ?? ''
}

/** Brings the field into view and puts the cursor into it. */
export function focusField(name: string, idPrefix: string): void {
  const input = document.getElementById(`${idPrefix}_${name}`)
  input?.scrollIntoView({ block: 'center' })
  input?.focus({ preventScroll: true })
}
