/** A word of a sentence that can be another one. */
import { Select } from 'antd'
import type { Choice } from '../../settings/use-choices.ts'

interface Props<V extends string> {
  readonly label: string
  readonly value: V
  readonly choices: readonly (Choice & { readonly value: V })[]
  readonly onChange: (value: V) => void
}

export function PickWord<V extends string>({ label, value, choices, onChange }: Props<V>) {
  // what is chosen and not there any more stays visible, by its name
  const isKnown = choices.some((one) => one.value === value)
  return (
    <Select<V>
      aria-label={label}
      value={value}
      popupMatchSelectWidth={false}
      options={[...(isKnown ? [] : [{ value, label: value }]), ...choices]}
      onChange={onChange}
    />
  )
}
