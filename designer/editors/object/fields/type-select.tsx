import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldType } from '../object-document.ts'
import { useObjectSchema } from '../use-object-schema.ts'
import { familyNames, familyOf } from './type-families.ts'
import { typeIcons } from './type-icons.tsx'

/** Chooses a type of field by its family or by typing. */
export function TypeSelect({
  id,
  value,
  label,
  onChange,
}: {
  readonly id?: string
  readonly value: FieldType
  readonly label: string
  readonly onChange: (type: FieldType) => void
}) {
  const { t } = useTranslation()
  const { types } = useObjectSchema()
  const options = useMemo(
    () =>
      familyNames.map((family) => ({
        label: t(`object.family.${family}`),
        options: [...types]
          .filter(([type]) => familyOf[type] === family)
          .map(([type, title]) => ({
            value: type,
            words: `${title} ${type}`,
            label: (
              <span className="type-option">
                {typeIcons[type]} {title}
              </span>
            ),
          })),
      })),
    [types, t],
  )
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="type-select"
      aria-label={label}
      showSearch={{ optionFilterProp: 'words' }}
      popupMatchSelectWidth={240}
      value={value}
      options={options}
      onChange={onChange}
    />
  )
}
