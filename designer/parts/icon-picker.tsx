import { iconNameOf, iconNames, NamedIcon } from '@attain/ui/parts'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import './icon-picker.css'

export interface IconPickerProps {
  /** Of the button, for the label that points to it. */
  readonly id?: string
  /** What the icon is for, for those who hear the page. */
  readonly label?: string
  readonly value: string | undefined
  readonly onChange: (icon: string | undefined) => void
}

/** Chooses among the icons that there are. */
export function IconPicker({ id, label, value, onChange }: IconPickerProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const nameOf = (icon: string) => t(`icon.${iconNameOf(icon)}`, { defaultValue: icon })
  const chosen = value === undefined ? t('pick.icon') : nameOf(value)
  const choose = (icon: string | undefined) => {
    setOpen(false)
    onChange(icon)
  }
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <>
          <div className="icon-choices">
            {iconNames.map((icon) => (
              <Button
                key={icon}
                type={icon === value ? 'primary' : 'text'}
                icon={<NamedIcon name={icon} label={icon} />}
                aria-label={nameOf(icon)}
                title={nameOf(icon)}
                aria-pressed={icon === value}
                onClick={() => choose(icon)}
              />
            ))}
          </div>
          <Button size="small" type="link" onClick={() => choose(undefined)}>
            {t('pick.noIcon')}
          </Button>
        </>
      }
    >
      <Button
        {...(id !== undefined && { id })}
        {...(label !== undefined && { 'aria-label': `${label}: ${chosen}` })}
        icon={<NamedIcon name={value} label={value ?? '·'} />}
      >
        {chosen}
      </Button>
    </Popover>
  )
}
