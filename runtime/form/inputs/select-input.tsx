import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { textIn } from '../language.ts'
import { OptionTag } from '../option-tag.tsx'
import { ariaOf, type InputProps, statusOf } from './input-props.ts'

/** Options still in use: retired ones only when the value has them. */
function optionsOf(props: InputProps, chosen: readonly unknown[]) {
  const documents = (props.field.document.options ?? []) as readonly { value: string; retired?: boolean }[]
  const retired = new Set(documents.filter((option) => option.retired).map((option) => option.value))
  return (props.field.options ?? []).filter((option) => !retired.has(option.value) || chosen.includes(option.value))
}

/** One of the options. */
export function SelectInput(props: InputProps) {
  const { t } = useTranslation('form')
  return (
    <Select
      id={props.id}
      className="attain-wide"
      value={props.value ?? null}
      status={statusOf(props)}
      allowClear={!props.required}
      defaultOpen={props.opened ?? false}
      showSearch={{ optionFilterProp: 'text' }}
      placeholder={t('choose')}
      notFoundContent={t('noMatches')}
      {...ariaOf(props)}
      options={optionsOf(props, [props.value]).map((option) => {
        const text = textIn(option.label, props.language)
        const barred = props.allowed !== undefined && !props.allowed.has(option.value)
        return {
          value: option.value,
          text,
          disabled: barred,
          title: barred ? `${text}: ${t('notAllowedFromHere')}` : text,
          label: <OptionTag option={option} language={props.language} />,
        }
      })}
      onChange={(value) => props.onChange(value ?? null)}
    />
  )
}

/** Any number of the options. */
export function MultiSelectInput(props: InputProps) {
  const { t } = useTranslation('form')
  const value = Array.isArray(props.value) ? (props.value as string[]) : []
  return (
    <Select
      id={props.id}
      mode="multiple"
      className="attain-wide"
      value={value}
      status={statusOf(props)}
      allowClear
      defaultOpen={props.opened ?? false}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('choose')}
      notFoundContent={t('noMatches')}
      {...ariaOf(props)}
      options={optionsOf(props, value).map((option) => ({
        value: option.value,
        label: textIn(option.label, props.language),
      }))}
      onChange={(values: string[]) => props.onChange(values.length > 0 ? values : null)}
    />
  )
}

/** Words of one's own; Enter or a comma ends each. */
export function TagsInput(props: InputProps) {
  const { t } = useTranslation('form')
  return (
    <Select
      id={props.id}
      mode="tags"
      className="attain-wide"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', ';', '；']}
      value={Array.isArray(props.value) ? (props.value as string[]) : []}
      status={statusOf(props)}
      allowClear
      placeholder={t('addTag')}
      {...ariaOf(props)}
      onChange={(values: string[]) => props.onChange(values.length > 0 ? values : null)}
    />
  )
}
