import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { type InputProps, statusOf } from './input-props.ts'

const PARTS = ['street', 'city', 'region', 'postalCode', 'country'] as const
type Address = Partial<Record<(typeof PARTS)[number], string>>

/** An address, one input per part. */
export function AddressInput(props: InputProps) {
  const { t } = useTranslation('form')
  const address = (typeof props.value === 'object' && props.value !== null ? props.value : {}) as Address
  const change = (part: (typeof PARTS)[number], text: string) => {
    const { [part]: _before, ...others } = address
    const next = text === '' ? others : { ...others, [part]: text }
    props.onChange(Object.keys(next).length > 0 ? next : null)
  }
  return (
    <fieldset className="attain-address" aria-describedby={props.describedBy}>
      {PARTS.map((part, i) => (
        <Input
          key={part}
          id={i === 0 ? props.id : `${props.id}_${part}`}
          data-part={part}
          aria-label={`${props.name ?? ''} ${t(`address.${part}`)}`.trim()}
          placeholder={t(`address.${part}`)}
          value={address[part] ?? ''}
          status={statusOf(props)}
          autoComplete="off"
          onChange={(event) => change(part, event.target.value)}
        />
      ))}
    </fieldset>
  )
}
