/** A list to choose from; what is chosen and not there any more stays visible, by its name. */
import type { WidgetProps } from '@rjsf/utils'
import { Select } from 'antd'

export interface Choice {
  readonly value: string | number
  readonly label: string
  /** Other words by which it is found. */
  readonly words?: string
}

interface Props extends Pick<WidgetProps, 'id' | 'required' | 'disabled' | 'rawErrors' | 'placeholder'> {
  readonly value: unknown
  readonly choices: readonly Choice[]
  readonly onOpen?: (isOpen: boolean) => void
  readonly onChange: (value: string | number | undefined) => void
}

export function Pick({ id, value, required, disabled, rawErrors, placeholder, choices, onOpen, onChange }: Props) {
  const given = typeof value === 'string' || typeof value === 'number' ? value : null
  const options =
    given === null || choices.some((choice) => choice.value === given)
      ? choices
      : [{ value: given, label: String(given) }, ...choices]
  return (
    <Select
      id={id}
      className="pick"
      value={given}
      {...(placeholder !== undefined && { placeholder })}
      allowClear={required !== true}
      disabled={disabled === true}
      status={rawErrors?.length ? 'error' : ''}
      showSearch={{
        filterOption: (typed, option) =>
          `${option?.label} ${option?.words ?? ''} ${option?.value}`.toLowerCase().includes(typed.trim().toLowerCase()),
      }}
      options={[...options]}
      {...(onOpen && { onOpenChange: onOpen })}
      onChange={(next: string | number | null | undefined) => onChange(next ?? undefined)}
    />
  )
}
