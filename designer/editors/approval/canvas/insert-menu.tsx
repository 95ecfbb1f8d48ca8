/** What can be put in, as a menu at a point of the screen. */
import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { type NewType, newTypes } from '../graph/new-node.ts'
import { nodeIcons } from '../node-icons.tsx'

export interface InsertMenuProps {
  readonly at: { readonly x: number; readonly y: number }
  readonly onChoose: (type: NewType) => void
  readonly onClose: () => void
}

export function InsertMenu({ at, onChoose, onClose }: InsertMenuProps) {
  const { t } = useTranslation()
  return (
    <Dropdown
      open
      autoFocus
      trigger={['click']}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      menu={{
        items: newTypes.map((type) => ({ key: type, icon: nodeIcons[type], label: t(`approval.type.${type}`) })),
        onClick: ({ key }) => {
          onClose()
          onChoose(key as NewType)
        },
      }}
    >
      <span className="approval-menu-at" style={{ insetInlineStart: at.x, insetBlockStart: at.y }} />
    </Dropdown>
  )
}
