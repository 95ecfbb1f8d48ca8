/** A field on the form, as it will stand there, with a handle. */
import {
  EllipsisOutlined,
  EyeInvisibleOutlined,
  HolderOutlined,
  LockOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useDraggable, useDroppable } from '@dnd-kit/core'
import { Button, Dropdown, Tooltip } from 'antd'
import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../check/problem-at.ts'
import { setValue } from '../../document/command.ts'
import { typeIcons } from '../object/fields/type-icons.tsx'
import { moveField, spotBeside, takeOff } from './arrange.ts'
import type { Carried, Target } from './drag.tsx'
import { useLayout } from './layout-context.tsx'
import { type Placed, pointerOf } from './layout-document.ts'

/** Types that fill a line whatever the layout says, as the form has it. */
const wide: ReadonlySet<string> = new Set(['longText', 'address', 'attachment'])

export const FieldTile = memo(function FieldTile({ placed }: { readonly placed: Placed }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { fields, labelOf, selected, select, problems, layout } = useLayout()
  const { entry, key, section, index } = placed
  const field = fields.get(entry.field)
  const label = labelOf(entry.field)
  const act = useTileActions(placed)
  const carried: Carried = { carries: 'placed', from: { section, index }, label }
  const drag = useDraggable({ id: `placed:${key}`, data: carried })
  const target: Target = { takes: 'field', to: { section, index }, words: t('layout.before', { name: label }) }
  const drop = useDroppable({ id: `before:${key}`, data: target })
  const { onKeyDown, ...pointer } = drag.listeners ?? {}
  const own = problemsBelow(problems, pointerOf(placed))
  const isWrong = own.some(({ severity }) => severity === 'error')
  const isSelected = selected.of === 'field' && selected.key === key
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  const isWide = entry.width === 'full' || wide.has(field?.valueType ?? '')
  const isRequired = field?.required === true || entry.required === true
  const keys = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.altKey && step !== 0) {
      event.preventDefault()
      act.step(step)
      focusTile(key)
    } else if (event.key === 'Delete') {
      event.preventDefault()
      act.takeOff()
    }
  }
  return (
    <li
      ref={(li) => {
        element.current = li
        drag.setNodeRef(li)
        drop.setNodeRef(li)
      }}
      className="tile"
      data-width={isWide && (layout.sections[section]?.columns ?? 2) === 2 ? 'full' : 'half'}
      data-selected={isSelected || undefined}
      data-dragging={drag.isDragging || undefined}
      data-before={(drop.isOver && !drag.isDragging) || undefined}
      data-problem={isWrong ? 'error' : own.length > 0 ? 'warning' : undefined}
      {...pointer}
    >
      <button
        type="button"
        className="sortable-handle"
        {...drag.attributes}
        ref={drag.setActivatorNodeRef}
        onKeyDown={(event) => onKeyDown?.(event)}
        aria-label={t('sortable.handle', { name: label })}
      >
        <HolderOutlined aria-hidden />
      </button>
      <button
        type="button"
        className="tile-open"
        data-tile={key}
        aria-pressed={isSelected}
        onClick={() => select({ of: 'field', key })}
        onKeyDown={keys}
      >
        <span className="tile-label">
          {label}
          {isRequired && <span className="tile-required">*</span>}
          {!isRequired && entry.requiredWhen !== undefined && (
            <span className="tile-required" title={t('layout.requiredSometimes')}>
              (*)
            </span>
          )}
        </span>
        <span className="tile-input" data-read-only={act.isReadOnly || undefined}>
          {field && typeIcons[field.type]}
          {act.isReadOnly && <LockOutlined title={t('layout.readOnly')} />}
          {entry.visibleWhen !== undefined && <EyeInvisibleOutlined title={t('layout.sometimes')} />}
        </span>
      </button>
      {own[0] && (
        <Tooltip title={own.map(({ message }) => textIn(message, language)).join(' ')}>
          <QuestionCircleOutlined
            className={isWrong ? 'is-error' : 'is-warning'}
            aria-label={textIn(own[0].message, language)}
          />
        </Tooltip>
      )}
      <Dropdown menu={{ items: act.menu }} trigger={['click']} placement="bottomRight">
        <Button
          type="text"
          size="small"
          icon={<EllipsisOutlined />}
          aria-label={t('layout.menuOf', { name: label })}
          onMouseDown={(event) => event.stopPropagation()}
          onTouchStart={(event) => event.stopPropagation()}
        />
      </Dropdown>
    </li>
  )
})

/** What can be done with a field besides dragging it. */
export function useTileActions(placed: Placed) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, layout, fields, labelOf, run, select } = useLayout()
  const { entry, section } = placed
  const label = labelOf(entry.field)
  const type = fields.get(entry.field)?.type
  const step = (by: -1 | 1) => {
    const to = spotBeside(layout, placed, by)
    if (to !== undefined) run(moveField(identity, layout, placed, to, label))
  }
  const off = () => {
    run(takeOff(identity, placed, label))
    select({ of: 'layout' })
  }
  const isFull = entry.width === 'full'
  return {
    step,
    takeOff: off,
    isReadOnly: entry.readOnly === true || type === 'formula' || type === 'rollup' || type === 'autoNumber',
    menu: [
      { key: 'up', label: t('layout.up'), disabled: !spotBeside(layout, placed, -1), onClick: () => step(-1) },
      { key: 'down', label: t('layout.down'), disabled: !spotBeside(layout, placed, 1), onClick: () => step(1) },
      {
        key: 'to',
        label: t('layout.toSection'),
        disabled: layout.sections.length < 2,
        children: layout.sections.flatMap((other, to) =>
          to === section
            ? []
            : [
                {
                  key: `to-${to}`,
                  label: textIn(other.label, language) || other.name,
                  onClick: () =>
                    run(moveField(identity, layout, placed, { section: to, index: other.fields.length }, label)),
                },
              ],
        ),
      },
      {
        key: 'width',
        label: isFull ? t('layout.makeHalf') : t('layout.makeFull'),
        onClick: () => run(setValue(identity, `${pointerOf(placed)}/width`, isFull ? undefined : 'full', label)),
      },
      { type: 'divider' as const },
      { key: 'off', label: t('layout.takeOff'), danger: true, onClick: off },
    ],
  }
}

/** The tile is drawn anew where it went. */
function focusTile(key: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-tile="${CSS.escape(key)}"]`)?.focus())
}
