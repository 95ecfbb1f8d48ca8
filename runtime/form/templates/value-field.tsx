import type { FieldType } from '@attain/engine/metadata'
import type { FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import type { FormContext } from '../form-context.ts'
import { INPUTS } from '../inputs/index.ts'

/** The rjsf field of every property: looks up the input of its field type. */
export function ValueField(props: FieldProps) {
  const { t } = useTranslation('form')
  const context = props.registry.formContext as FormContext
  const placed = context.placed.get(props.name)
  if (!placed) return null
  const { field, readOnly, required } = placed
  const id = props.fieldPathId.$id
  const Input = INPUTS[field.type as FieldType]
  if (readOnly || !Input) {
    return (
      <output id={id} className="attain-read-only">
        {context.renderValue(field, props.formData)}
        {context.isLate(field) && <small className="attain-late">{t('afterSaving')}</small>}
      </output>
    )
  }
  const invalid = (props.rawErrors?.length ?? 0) > 0
  const explained = [invalid && `${id}__error`, Boolean(field.document.help) && `${id}__help`].filter(Boolean).join(' ')
  return (
    <Input
      id={id}
      field={field}
      value={props.formData}
      language={context.language}
      services={context.services}
      names={context.names}
      required={required}
      invalid={invalid}
      describedBy={explained || undefined}
      allowed={field.name === context.object.stages?.field ? context.stages : undefined}
      onChange={(value) => props.onChange(value as never, props.fieldPathId.path)}
    />
  )
}
