/** What can be put into an approval: dragged to a place, or clicked to stand behind what is selected. */
import { useDraggable } from '@dnd-kit/core'
import { useTranslation } from 'react-i18next'
import { useApproval } from '../approval-context.tsx'
import { type NewType, newTypes } from '../graph/new-node.ts'
import { nodeIcons } from '../node-icons.tsx'
import './palette.css'
import { spotBehind } from './spot-behind.ts'

export function Palette() {
  const { t } = useTranslation()
  return (
    <aside className="approval-palette" aria-label={t('approval.palette')}>
      <h2>{t('approval.palette')}</h2>
      <ul>
        {newTypes.map((type) => (
          <li key={type}>
            <PaletteItem type={type} />
          </li>
        ))}
      </ul>
      <p>{t('approval.paletteHint')}</p>
    </aside>
  )
}

function PaletteItem({ type }: { readonly type: NewType }) {
  const { t } = useTranslation()
  const { approval, selected, insert } = useApproval()
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: `new ${type}`, data: { type } })
  return (
    <button
      ref={setNodeRef}
      type="button"
      className="approval-palette-item"
      data-dragging={isDragging || undefined}
      title={t(`approval.hint.${type}`)}
      {...listeners}
      onClick={() => insert(type, spotBehind(approval, selected))}
    >
      {nodeIcons[type]}
      {t(`approval.type.${type}`)}
    </button>
  )
}
