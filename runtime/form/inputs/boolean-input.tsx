import { Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { ariaOf, type InputProps } from './input-props.ts'

/** Yes or no. */
export function BooleanInput(props: InputProps) {
  const { t } = useTranslation('form')
  const checked = props.value === true
  return (
    <span className="attain-switch">
      <Switch id={props.id} checked={checked} {...ariaOf(props)} onChange={(value) => props.onChange(value)} />
      <span aria-hidden>{checked ? t('yes') : t('no')}</span>
    </span>
  )
}
