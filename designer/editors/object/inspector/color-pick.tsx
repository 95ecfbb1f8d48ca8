import { Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Option } from '../object-document.ts'
import { useObjectSchema } from '../use-object-schema.ts'

type Colour = NonNullable<Option['color']>

export interface ColorPickProps {
  readonly value: Colour | undefined
  /** Of what it is the colour. */
  readonly label: string
  readonly onChange: (colour: Colour) => void
}

/** The colour of a tag, chosen among those that there are. */
export function ColorPick({ value, label, onChange }: ColorPickProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const { choices } = useObjectSchema()
  const colours = choices('Option', 'color')
  const current = colours.find((one) => one.value === (value ?? 'gray'))
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <div className="color-choices">
          {colours.map((one) => (
            <button
              key={one.value}
              type="button"
              className="color-dot"
              data-color={one.value}
              aria-label={one.label}
              title={one.label}
              aria-pressed={one.value === current?.value}
              onClick={() => {
                setOpen(false)
                onChange(one.value as Colour)
              }}
            />
          ))}
        </div>
      }
    >
      <button
        type="button"
        className="color-dot"
        data-color={value ?? 'gray'}
        aria-label={t('object.colourOf', { name: label, colour: current?.label })}
      />
    </Popover>
  )
}
