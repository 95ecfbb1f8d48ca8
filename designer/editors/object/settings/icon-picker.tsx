import { iconNames, NamedIcon } from '@attain/ui/parts'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export interface IconPickerProps {
  readonly value: string | undefined
  readonly onChange: (icon: string | undefined) => void
}

/** Chooses among the icons that there are. */
export function IconPicker({ value, onChange }: IconPickerProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
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
                aria-label={icon}
                title={icon}
                aria-pressed={icon === value}
                onClick={() => choose(icon)}
              />
            ))}
          </div>
          <Button size="small" type="link" onClick={() => choose(undefined)}>
            {t('object.noIcon')}
          </Button>
        </>
      }
    >
      <Button icon={<NamedIcon name={value} label={value ?? '·'} />}>{value ?? t('object.chooseIcon')}</Button>
    </Popover>
  )
}
