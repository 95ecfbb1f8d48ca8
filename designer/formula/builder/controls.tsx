/** The controls of the builder, of Ant Design: field, operator, all or any, and the buttons. */

import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { Button, Segmented, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  ActionProps,
  CombinatorSelectorProps,
  FieldSelectorProps,
  OperatorSelectorProps,
} from 'react-querybuilder'
import { useBuilder } from './builder-context.ts'
import { fieldGroups, pathLabel } from './field-options.ts'
import { operatorsOf, TEXT } from './query.ts'

export function FieldSelector({ value, handleOnChange }: FieldSelectorProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { scope, bundle } = useBuilder()
  const groups = useMemo(() => fieldGroups(scope, bundle, language), [scope, bundle, language])
  const chosen = value === TEXT || (value !== undefined && scope.field(value)) ? value : null
  const isListed = chosen === TEXT || groups.some(({ options }) => options.some((option) => option.value === chosen))
  const formula = { value: TEXT, label: t('formula.asFormula') }
  return (
    <Select
      className="builder-field"
      aria-label={t('formula.field')}
      placeholder={t('formula.chooseField')}
      showSearch={searchByLabel}
      popupMatchSelectWidth={280}
      value={chosen}
      options={[
        ...(chosen && !isListed ? [{ value: chosen, label: pathLabel(chosen, scope, language) }] : []),
        ...groups.map((group) => ({ ...group, options: [...group.options] })),
        formula,
      ]}
      onChange={handleOnChange}
    />
  )
}

export function OperatorSelector({ field: path, value, handleOnChange }: OperatorSelectorProps) {
  const { t } = useTranslation()
  const { scope } = useBuilder()
  const field = scope.field(path)?.field
  if (field === undefined) return null
  return (
    <Select
      className="builder-operator"
      aria-label={t('formula.operator')}
      popupMatchSelectWidth={false}
      value={value ?? null}
      options={operatorsOf(field).map((operator) => ({
        value: operator,
        label: t(`operators.${operator}`, { ns: 'form' }),
      }))}
      onChange={handleOnChange}
    />
  )
}

export function CombinatorSelector({ value, handleOnChange }: CombinatorSelectorProps) {
  const { t } = useTranslation()
  return (
    <Segmented
      size="small"
      aria-label={t('formula.match')}
      value={value === 'or' ? 'or' : 'and'}
      options={[
        { value: 'and', label: t('formula.all') },
        { value: 'or', label: t('formula.any') },
      ]}
      onChange={handleOnChange}
    />
  )
}

export function AddRule({ handleOnClick }: ActionProps) {
  const { t } = useTranslation()
  return (
    <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={() => handleOnClick()}>
      {t('formula.addCondition')}
    </Button>
  )
}

export function AddGroup({ handleOnClick }: ActionProps) {
  const { t } = useTranslation()
  return (
    <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} onClick={() => handleOnClick()}>
      {t('formula.addGroup')}
    </Button>
  )
}

export function RemoveRule({ handleOnClick }: ActionProps) {
  const { t } = useTranslation()
  return (
    <Button
      type="text"
      icon={<DeleteOutlined aria-hidden />}
      aria-label={t('formula.removeCondition')}
      onClick={() => handleOnClick()}
    />
  )
}

export function RemoveGroup({ handleOnClick }: ActionProps) {
  const { t } = useTranslation()
  return (
    <Button
      size="small"
      type="text"
      icon={<DeleteOutlined aria-hidden />}
      aria-label={t('formula.removeGroup')}
      onClick={() => handleOnClick()}
    />
  )
}
