/** A field on the form, as it will stand there, with a handle. */
import {
  EllipsisOutlined,
  ExclamationCircleOutlined,
  EyeInvisibleOutlined,
  HolderOutlined,
  LockOutlined,
} from '@ant-design/icons'
import type { FieldModel } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { useDraggable, useDroppable } from '@dnd-kit/core'
import { Tooltip } from 'antd'
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemAt } from '../../check/problem-at.ts'
import { typeIcons } from '../object/fields/type-icons.tsx'
import type { Carried, Target } from './drag.tsx'
import { useLatestLayout } from './layout-context.tsx'
import type { LayoutField, Spot } from './layout-document.ts'
import { isReadOnly, OpenMenu, stepField, takeFieldOff } from './tile-menu.tsx'

/** Types that fill a line whatever the layout says, as the form has it. */
const wide: ReadonlySet<string> = new Set(['longText', 'address', 'attachment'])

export interface FieldTileProps extends Spot {
  /** Its key. */
  readonly id: string
  readonly entry: LayoutField
  readonly columns: 1 | 2
  /** Undefined where the object has no such field. */
  readonly field: FieldModel | undefined
  readonly label: string
  readonly isSelected: boolean
  readonly problem: ProblemAt | undefined
}

/** There may be hundreds: each is drawn again only for what it shows itself. */
export const FieldTile = memo(function FieldTile(props: FieldTileProps) {
  const { id, entry, section, index, columns, field, label, isSelected, problem } = props
  const { t } = useTranslation()
  const latest = useLatestLayout()
  const carried: Carried = { carries: 'placed', from: { section, index }, label }
  const drag = useDraggable({ id: `placed:${id}`, data: carried })
  const target: Target = { takes: 'field', to: { section, index }, words: t('layout.before', { name: label }) }
  const drop = useDroppable({ id: `before:${id}`, data: target })
  const { onKeyDown, ...pointer } = drag.listeners ?? {}
  const element = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isSelected) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  const isWide = columns === 2 && (entry.width === 'full' || wide.has(field?.valueType ?? ''))
  const keys = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.altKey && step !== 0) {
      event.preventDefault()
      stepField(latest(), { section, index }, step)
      focusTile(id)
    } else if (event.key === 'Delete') {
      event.preventDefault()
      takeFieldOff(latest(), { section, index })
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
      data-width={isWide ? 'full' : 'half'}
      data-selected={isSelected || undefined}
      data-dragging={drag.isDragging || undefined}
      data-before={(drop.isOver && !drag.isDragging) || undefined}
      data-problem={problem?.severity}
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
        data-tile={id}
        aria-pressed={isSelected}
        onClick={() => latest().select({ of: 'field', key: id })}
        onKeyDown={keys}
      >
        <TileFace entry={entry} field={field} label={label} />
      </button>
      {problem && <TileProblem problem={problem} />}
      <TileMenu label={label} section={section} index={index} />
    </li>
  )
})

interface TileFaceProps {
  readonly entry: LayoutField
  readonly field: FieldModel | undefined
  readonly label: string
}

/** What it will look like. */
const TileFace = memo(function TileFace({ entry, field, label }: TileFaceProps) {
  const { t } = useTranslation()
  const isRequired = field?.required === true || entry.required === true
  const isFixed = isReadOnly(entry, field)
  return (
    <>
      <span className="tile-label">
        {label}
        {isRequired && <span className="tile-required">*</span>}
        {!isRequired && entry.requiredWhen !== undefined && (
          <span className="tile-required" title={t('layout.requiredSometimes')}>
            (*)
          </span>
        )}
      </span>
      <span className="tile-input" data-read-only={isFixed || undefined}>
        {field && typeIcons[field.type]}
        {isFixed && <LockOutlined title={t('layout.readOnly')} />}
        {entry.visibleWhen !== undefined && <EyeInvisibleOutlined title={t('layout.sometimes')} />}
      </span>
    </>
  )
})

function TileProblem({ problem: { severity, message } }: { readonly problem: ProblemAt }) {
  const [language] = useLanguage()
  const words = textIn(message, language)
  return (
    <Tooltip title={words}>
      <ExclamationCircleOutlined className={severity === 'error' ? 'is-error' : 'is-warning'} aria-label={words} />
    </Tooltip>
  )
}

/** The menu is made when it is opened. */
const TileMenu = memo(function TileMenu({ label, section, index }: Spot & { readonly label: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const button = (
    <button
      type="button"
      className="tile-menu"
      aria-label={t('layout.menuOf', { name: label })}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      onMouseDown={(event) => event.stopPropagation()}
      onTouchStart={(event) => event.stopPropagation()}
      onClick={() => setOpen(true)}
    >
      <EllipsisOutlined aria-hidden />
    </button>
  )
  return isOpen ? (
    <OpenMenu section={section} index={index} onClose={() => setOpen(false)}>
      {button}
    </OpenMenu>
  ) : (
    button
  )
})

/** The tile is drawn anew where it went. */
function focusTile(key: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-tile="${CSS.escape(key)}"]`)?.focus())
}
