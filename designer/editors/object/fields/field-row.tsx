import { DeleteOutlined, ExclamationCircleFilled, WarningFilled } from '@ant-design/icons'
import type { FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSortableEntry } from '../../../parts/sortable.tsx'
import { placed } from '../../../parts/use-long-list.ts'
import { useObjectSchema } from '../use-object-schema.ts'
import { flagsOf } from './flags.ts'
import { typeIcons } from './type-icons.tsx'

export interface FieldRowProps {
  readonly id: string
  readonly index: number
  readonly field: FieldDocument
  readonly isSelected: boolean
  /** While only some are shown, none can be moved. */
  readonly isFixed: boolean
  readonly problem: 'error' | 'warning' | undefined
  /** Where it stands in a long list. */
  readonly place: number
  readonly count: number
  readonly top: number | undefined
  readonly measure: (element: HTMLElement | null) => void
  readonly onSelect: (key: string) => void
  readonly onRemove: (index: number) => void
}

export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { id, index, field, isSelected, isFixed, problem, place, count, top, measure, onSelect, onRemove } = props
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { types } = useObjectSchema()
  const label = textIn(field.label, language) || field.name
  const { ref, style, isDragging, handle } = useSortableEntry(id, label, isFixed)
  const type = types.get(field.type) ?? field.type
  return (
    <li
      ref={(element) => {
        ref(element)
        measure(element)
      }}
      style={{ ...placed(top), ...style }}
      data-index={place}
      {...(top !== undefined && { 'aria-setsize': count, 'aria-posinset': place + 1 })}
      className="field-row"
      data-selected={isSelected || undefined}
      data-dragging={isDragging || undefined}
    >
      {handle}
      <button
        type="button"
        className="field-open"
        data-index={index}
        aria-expanded={isSelected}
        onClick={() => onSelect(id)}
      >
        <span className="field-icon" title={type}>
          {typeIcons[field.type]}
        </span>
        <span className="field-label">{label}</span>
        <code className="field-name">{field.name}</code>
        <span className="field-type">{type}</span>
        <span className="field-flags">
          {flagsOf(field).map((flag) => (
            <span key={flag} className="field-flag">
              {t(`object.flag.${flag}`)}
            </span>
          ))}
        </span>
        {problem === 'error' && (
          <ExclamationCircleFilled className="is-error" role="img" aria-label={t('outline.faulty')} />
        )}
        {problem === 'warning' && <WarningFilled className="is-warning" role="img" aria-label={t('object.hasHints')} />}
      </button>
      <Button
        className="field-delete"
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        title={t('object.deleteField', { name: label })}
        aria-label={t('object.deleteField', { name: label })}
        onClick={() => onRemove(index)}
      />
    </li>
  )
})
