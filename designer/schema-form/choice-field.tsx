/**
 * One of several parts, told apart by a property that is constant in each. The choice of rjsf shows the first where there
 * is none, and does not take what is chosen then; where none has to be chosen, this one begins with nothing and can be
 * emptied.
 */
import { getDefaultRegistry } from '@rjsf/core'
import type { FieldProps, RJSFSchema } from '@rjsf/utils'
import { type Choice, Pick } from './pickers/pick.tsx'

const { OneOfField, SchemaField } = getDefaultRegistry().fields

export function ChoiceField(props: FieldProps) {
  const { schema, options, formData, required, fieldPathId, disabled, rawErrors, uiSchema, name, onChange } = props
  const by = schema.discriminator?.propertyName
  if (OneOfField === undefined || SchemaField === undefined) throw new Error('rjsf has no fields of its own.')
  if (required === true || by === undefined) return <OneOfField {...props} />
  const parts: readonly RJSFSchema[] = options
  const choices = parts.flatMap((part): Choice[] => {
    const value = constantOf(part, by)
    return value === undefined ? [] : [{ value, label: part.title ?? value }]
  })
  const value: unknown = formData?.[by]
  const chosen = parts.find((part) => constantOf(part, by) === value)
  const id = `${fieldPathId.$id}__choice`
  return (
    <div className="schema-optional">
      <label className="schema-choice" htmlFor={id}>
        {uiSchema?.['ui:title'] ?? schema.title ?? name}
      </label>
      <Pick
        id={id}
        value={value}
        choices={choices}
        {...(disabled === undefined ? {} : { disabled })}
        {...(rawErrors === undefined ? {} : { rawErrors })}
        onChange={(next) => onChange(next === undefined ? undefined : { [by]: next }, fieldPathId.path)}
      />
      {chosen && <SchemaField {...props} schema={chosen} />}
    </div>
  )
}

function constantOf({ properties }: RJSFSchema, name: string): string | undefined {
  const part = properties?.[name]
  return typeof part === 'object' && typeof part.const === 'string' ? part.const : undefined
}
