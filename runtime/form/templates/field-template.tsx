import type { FieldTemplateProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'

/** Label above, input, then its problem, then its help. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { t } = useTranslation('form')
  if (props.schema.type === 'object') return props.children
  const errors = props.rawErrors ?? []
  return (
    <div className="attain-field">
      <label htmlFor={props.id}>
        {props.label}
        {props.required && (
          <span className="attain-required" title={t('required')} aria-hidden>
            *
          </span>
        )}
      </label>
      {props.children}
      {errors.length > 0 && (
        <div id={`${props.id}__error`} className="attain-error">
          {errors.join(' ')}
        </div>
      )}
      {props.rawHelp && (
        <div id={`${props.id}__help`} className="attain-help">
          {props.rawHelp}
        </div>
      )}
    </div>
  )
}
