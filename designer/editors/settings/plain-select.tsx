import { Select } from 'antd'

interface Props<V extends string> {
  readonly id?: string
  readonly label?: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
}

/** One of a few things, all of which can be seen at once. */
export function PlainSelect<V extends string>({ id, label, value, options, onChange }: Props<V>) {
  return (
    <Select<V>
      {...(id !== undefined && { id })}
      {...(label !== undefined && { 'aria-label': label })}
      className="pick"
      value={value}
      options={[...options]}
      onChange={onChange}
    />
  )
}
