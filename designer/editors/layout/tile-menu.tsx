/** What can be done with a field of the form besides dragging it, and the menu of it. */
import type { FieldModel } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { setValue } from '../../document/command.ts'
import { moveField, spotBeside, takeOff } from './arrange.ts'
import { type EditedLayout, useLayout } from './layout-context.tsx'
import { type LayoutField, type Placed, pointerOf, type Spot } from './layout-document.ts'

/** Types that are worked out. */
const computed: ReadonlySet<string> = new Set(['formula', 'rollup', 'autoNumber'])

interface OpenMenuProps extends Spot {
  readonly onClose: () => void
  readonly children: ReactNode
}

export function OpenMenu({ section, index, onClose, children }: OpenMenuProps) {
  const { placed } = useLayout()
  const one = placed.find((each) => each.section === section && each.index === index)
  return one ? (
    <MenuOf placed={one} onClose={onClose}>
      {children}
    </MenuOf>
  ) : (
    children
  )
}

interface MenuOfProps extends Omit<OpenMenuProps, keyof Spot> {
  readonly placed: Placed
}

function MenuOf({ placed, onClose, children }: MenuOfProps) {
  const { menu } = useTileActions(placed)
  return (
    <Dropdown
      open
      autoFocus
      menu={{ items: menu, onClick: onClose }}
      trigger={['click']}
      placement="bottomRight"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      {children}
    </Dropdown>
  )
}

/** True where nobody can fill it in. */
export function isReadOnly(entry: LayoutField, field: FieldModel | undefined): boolean {
  return entry.readOnly === true || computed.has(field?.type ?? '')
}

export function stepField({ identity, layout, labelOf, run }: EditedLayout, from: Spot, by: -1 | 1): void {
  const to = spotBeside(layout, from, by)
  const field = layout.sections[from.section]?.fields[from.index]?.field
  if (to !== undefined && field !== undefined) run(moveField(identity, layout, from, to, labelOf(field)))
}

export function takeFieldOff({ identity, layout, labelOf, run, select }: EditedLayout, from: Spot): void {
  run(takeOff(identity, from, labelOf(layout.sections[from.section]?.fields[from.index]?.field ?? '')))
  select({ of: 'layout' })
}

/** What can be done with a field besides dragging it. */
export function useTileActions(placed: Placed) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const edited = useLayout()
  const { identity, layout, fields, labelOf, run } = edited
  const { entry, section } = placed
  const label = labelOf(entry.field)
  const step = (by: -1 | 1) => stepField(edited, placed, by)
  const off = () => takeFieldOff(edited, placed)
  const isFull = entry.width === 'full'
  return {
    isReadOnly: isReadOnly(entry, fields.get(entry.field)),
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
