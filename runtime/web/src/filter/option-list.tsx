import type { FieldBody } from '@attain/contract'
import { type Language, OptionTag } from '@attain/form'
import { Checkbox } from 'antd'

interface OptionListProps {
  readonly field: FieldBody
  readonly name: string
  readonly value: unknown
  readonly language: Language
  readonly onChange: (values: string[] | null) => void
}

/** Options to tick, all in sight: no list opens over what is below. */
export function OptionList({ field, name, value, language, onChange }: OptionListProps) {
  return (
    <fieldset className="option-list" aria-label={name}>
      <Checkbox.Group
        value={Array.isArray(value) ? value : []}
        options={(field.options ?? []).map((option) => ({
          value: option.value,
          label: <OptionTag option={option} language={language} />,
        }))}
        onChange={(values) => onChange(values.length > 0 ? values.map(String) : null)}
      />
    </fieldset>
  )
}
