/** The fields that are not on the form yet: to drag onto it, or to put at the end of the section that is open. */
import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import type { FieldModel } from '@attain/engine/metadata'
import { useDraggable, useDroppable } from '@dnd-kit/core'
import { Input } from 'antd'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGrowing } from '../../parts/use-growing.ts'
import { typeIcons } from '../object/fields/type-icons.tsx'
import { placeField } from './arrange.ts'
import type { Carried, Target } from './drag.tsx'
import { unplacedFields, useLatestLayout, useLayout } from './layout-context.tsx'

export function Palette() {
  const { t } = useTranslation()
  const edited = useLayout()
  const [words, setWords] = useState('')
  const target: Target = { takes: 'palette', words: t('layout.palette') }
  const { setNodeRef, isOver } = useDroppable({ id: 'palette', data: target })
  const sought = words.trim().toLowerCase()
  const all = unplacedFields(edited)
  const found = all.filter(({ name }) => `${name} ${edited.labelOf(name)}`.toLowerCase().includes(sought))
  const { shown, end } = useGrowing<HTMLLIElement>(found.length)
  return (
    <section
      ref={setNodeRef}
      className="layout-palette"
      aria-label={t('layout.palette')}
      data-over={isOver || undefined}
    >
      <h2>{t('layout.palette')}</h2>
      <Input
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('layout.search')}
        aria-label={t('layout.search')}
        value={words}
        onChange={({ target: { value } }) => setWords(value)}
      />
      <ul>
        {found.slice(0, shown).map((field) => (
          <PaletteField key={field.name} field={field} label={edited.labelOf(field.name)} />
        ))}
        {shown < found.length && <li ref={end} aria-hidden />}
      </ul>
      {found.length === 0 && <p>{all.length === 0 ? t('layout.allPlaced') : t('layout.noneFound', { words })}</p>}
    </section>
  )
}

interface PaletteFieldProps {
  readonly field: FieldModel
  readonly label: string
}

const PaletteField = memo(function PaletteField({ field, label }: PaletteFieldProps) {
  const { t } = useTranslation()
  const latest = useLatestLayout()
  const carried: Carried = { carries: 'new', field: field.name, label }
  const { setNodeRef, listeners, attributes, isDragging } = useDraggable({ id: `new:${field.name}`, data: carried })
  const { onKeyDown, ...pointer } = listeners ?? {}
  const add = () => {
    const { identity, run, select, layout, selected, placed, sectionKeys } = latest()
    const open =
      selected.of === 'section'
        ? sectionKeys.indexOf(selected.key)
        : selected.of === 'field'
          ? (placed.find(({ key }) => key === selected.key)?.section ?? -1)
          : -1
    const section = open === -1 ? layout.sections.length - 1 : open
    run(placeField(identity, field.name, { section, index: layout.sections[section]?.fields.length ?? 0 }, label))
    select({ of: 'field', key: field.name })
  }
  return (
    <li ref={setNodeRef} className="palette-field" data-dragging={isDragging || undefined} {...pointer}>
      <button
        type="button"
        className="palette-add"
        {...attributes}
        onKeyDown={(event) => {
          // enter puts it onto the form, space lifts it
          if (event.key !== 'Enter') onKeyDown?.(event)
        }}
        aria-label={t('layout.addField', { name: label })}
        onClick={add}
      >
        {typeIcons[field.type]}
        <span>{label}</span>
        <PlusOutlined aria-hidden />
      </button>
    </li>
  )
})
