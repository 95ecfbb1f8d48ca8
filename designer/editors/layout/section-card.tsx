/** A section of the form: its heading to write in, its columns, its fields. */

import {
  BorderOutlined,
  EllipsisOutlined,
  EyeInvisibleOutlined,
  HolderOutlined,
  PlusOutlined,
  SplitCellsOutlined,
} from '@ant-design/icons'
import type { Text } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { useDraggable, useDroppable } from '@dnd-kit/core'
import { Button, Dropdown, Input, Segmented, Select, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ProblemAt, problemsBelow } from '../../check/problem-at.ts'
import { removeEntry, setValue } from '../../document/command.ts'
import { useGrowing } from '../../parts/use-growing.ts'
import { useTentative } from '../../parts/use-tentative.ts'
import { changedWords } from '../../parts/words-input.tsx'
import { json } from '../object/object-document.ts'
import { moveSection, placeField } from './arrange.ts'
import type { Carried, Target } from './drag.tsx'
import { FieldTile } from './field-tile.tsx'
import { unplacedFields, useLayout } from './layout-context.tsx'
import type { Section } from './layout-document.ts'

/** So many fields of a form are drawn at once; the others as their section comes near the screen. */
const FIRST = 30
/** With the gap below it. */
const TILE_HEIGHT = 68

interface SectionCardProps {
  readonly section: Section
  readonly index: number
}

export function SectionCard({ section, index }: SectionCardProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, layout, fields, labelOf, placed, sectionKeys, selected, select, problems, run } = useLayout()
  const key = sectionKeys[index] ?? section.name
  const label = textIn(section.label, language) || section.name
  const carried: Carried = { carries: 'section', index, label }
  const drag = useDraggable({ id: `section:${key}`, data: carried })
  const before: Target = { takes: 'section', index, words: t('layout.before', { name: label }) }
  const drop = useDroppable({ id: `section-before:${key}`, data: before })
  const own = problemsBelow(problems, `/sections/${index}`).filter(({ pointer }) => !pointer.startsWith('/fields/'))
  const worst = worstOf(problemsBelow(problems, `/sections/${index}/fields`))
  const tiles = placed.filter((one) => one.section === index)
  const { shown, end, reach } = useGrowing<HTMLLIElement>(tiles.length, {
    first: Math.max(0, FIRST - placed.findIndex((one) => one.section >= index)),
    step: 40,
  })
  const chosen = selected.of === 'field' ? tiles.findIndex((one) => one.key === selected.key) : -1
  useEffect(() => {
    if (chosen !== -1) reach(chosen)
  }, [chosen, reach])
  const isSelected = selected.of === 'section' && selected.key === key
  const columns = section.columns ?? 2
  const pointer = `/sections/${index}`
  const open = () => select({ of: 'section', key })
  const remove = () => {
    run(removeEntry(identity, '/sections', index, label))
    select({ of: 'layout' })
  }
  const menu = [
    { key: 'settings', label: t('layout.settings'), onClick: open },
    {
      key: 'up',
      label: t('layout.up'),
      disabled: index === 0,
      onClick: () => run(moveSection(identity, index, index - 1, label)),
    },
    {
      key: 'down',
      label: t('layout.down'),
      disabled: index === layout.sections.length - 1,
      onClick: () => run(moveSection(identity, index, index + 1, label)),
    },
    {
      key: 'fold',
      label: section.collapsed ? t('layout.unfold') : t('layout.fold'),
      onClick: () => run(setValue(identity, `${pointer}/collapsed`, section.collapsed ? undefined : true, label)),
    },
    { type: 'divider' as const },
    {
      key: 'remove',
      label: t('layout.removeSection'),
      danger: true,
      // a form has at least one
      disabled: layout.sections.length === 1,
      onClick: remove,
    },
  ]
  return (
    <section
      ref={drop.setNodeRef}
      className="layout-section"
      aria-label={label}
      data-selected={isSelected || undefined}
      data-before={(drop.isOver && !drag.isDragging) || undefined}
      data-dragging={drag.isDragging || undefined}
      data-problem={own.some(({ severity }) => severity === 'error') ? 'error' : undefined}
    >
      <header ref={drag.setNodeRef}>
        <button
          type="button"
          className="sortable-handle"
          {...drag.attributes}
          {...drag.listeners}
          ref={drag.setActivatorNodeRef}
          aria-label={t('sortable.handle', { name: label })}
        >
          <HolderOutlined aria-hidden />
        </button>
        <SectionLabel
          label={section.label}
          onFocus={open}
          onChange={(words) => run(setValue(identity, `${pointer}/label`, json(words), label))}
        />
        {section.collapsed && <Tag>{t('layout.folded')}</Tag>}
        {section.visibleWhen !== undefined && <EyeInvisibleOutlined title={t('layout.sometimes')} />}
        <Segmented<1 | 2>
          size="small"
          aria-label={t('layout.columnsOf', { name: label })}
          value={columns}
          onChange={(next) => run(setValue(identity, `${pointer}/columns`, next, label))}
          options={[
            { value: 1, icon: <BorderOutlined />, title: t('layout.oneColumn') },
            { value: 2, icon: <SplitCellsOutlined />, title: t('layout.twoColumns') },
          ]}
        />
        <Dropdown menu={{ items: menu }} trigger={['click']} placement="bottomRight">
          <Button
            type="text"
            size="small"
            icon={<EllipsisOutlined />}
            aria-label={t('layout.menuOf', { name: label })}
          />
        </Dropdown>
      </header>
      {own.map(({ pointer: at, message }) => (
        <p key={`${at} ${message.en}`} className="layout-problem">
          {textIn(message, language)}
        </p>
      ))}
      <ul className="layout-grid" data-columns={columns}>
        {tiles.slice(0, shown).map((one) => (
          <FieldTile
            key={one.key}
            id={one.key}
            entry={one.entry}
            section={index}
            index={one.index}
            columns={columns}
            field={fields.get(one.entry.field)}
            label={labelOf(one.entry.field)}
            isSelected={selected.of === 'field' && selected.key === one.key}
            problem={worst.get(one.index)}
          />
        ))}
        {shown < tiles.length && (
          <li
            ref={end}
            aria-hidden
            className="layout-rest"
            style={{ height: Math.ceil((tiles.length - shown) / columns) * TILE_HEIGHT }}
          />
        )}
        <EndOfSection section={section} index={index} label={label} />
      </ul>
    </section>
  )
}

/** Takes fields behind the last one, and offers those that are left. */
function EndOfSection({ section, index, label }: SectionCardProps & { readonly label: string }) {
  const { t } = useTranslation()
  const edited = useLayout()
  const [isAdding, setAdding] = useState(false)
  const spot = { section: index, index: section.fields.length }
  const target: Target = { takes: 'field', to: spot, words: t('layout.endOf', { name: label }) }
  const { setNodeRef, isOver } = useDroppable({ id: `end:${edited.sectionKeys[index]}`, data: target })
  const isEmpty = edited.placed.length >= edited.fields.size
  return (
    <li ref={setNodeRef} className="layout-end" data-over={isOver || undefined}>
      {isAdding ? (
        <Select<string>
          size="small"
          autoFocus
          open
          aria-label={t('layout.addTo', { name: label })}
          placeholder={t('layout.add')}
          popupMatchSelectWidth={260}
          showSearch={searchByLabel}
          options={unplacedFields(edited).map(({ name }) => ({ value: name, label: edited.labelOf(name) }))}
          onOpenChange={(isOpen) => {
            if (!isOpen) setAdding(false)
          }}
          onChange={(name) => {
            setAdding(false)
            edited.run(placeField(edited.identity, name, spot, edited.labelOf(name)))
            edited.select({ of: 'field', key: name })
          }}
        />
      ) : (
        !isEmpty && (
          <button type="button" aria-label={t('layout.addTo', { name: label })} onClick={() => setAdding(true)}>
            <PlusOutlined aria-hidden /> {t('layout.add')}
          </button>
        )
      )}
      {isEmpty && section.fields.length === 0 && <span>{t('layout.emptySection')}</span>}
    </li>
  )
}

/** The first and worst problem of each field of a section, by its place. */
function worstOf(problems: readonly ProblemAt[]): ReadonlyMap<number, ProblemAt> {
  const worst = new Map<number, ProblemAt>()
  for (const problem of problems) {
    const index = Number(problem.pointer.split('/')[1])
    const before = worst.get(index)
    if (before === undefined || (before.severity !== 'error' && problem.severity === 'error')) worst.set(index, problem)
  }
  return worst
}

interface SectionLabelProps {
  readonly label: Text
  readonly onFocus: () => void
  readonly onChange: (words: Text) => void
}

/** The heading in the language of the page; the other one is in the settings. */
function SectionLabel({ label, onFocus, onChange }: SectionLabelProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const text = useTentative(
    label[language] ?? '',
    (next) => changedWords(label, language, next) !== undefined,
    (next) => {
      const words = changedWords(label, language, next)
      if (words !== undefined) onChange(words)
    },
  )
  return (
    <Input
      className="section-label"
      variant="borderless"
      aria-label={t('layout.sectionLabel')}
      placeholder={label.en || t('layout.sectionLabel')}
      {...(text.isHeld && { status: 'error' as const })}
      value={text.shown}
      onFocus={onFocus}
      onChange={({ target }) => text.change(target.value)}
    />
  )
}
