import { Button } from 'antd'
import { useApprovalTexts } from '../texts.ts'
import { type Held, newest, WAITS_MS } from './outbox.ts'

/** Says what was decided last, and takes it back while there is time. */
export function HeldNotice({ held, onUndo }: { readonly held: readonly Held[]; readonly onUndo: (n: number) => void }) {
  const { t } = useApprovalTexts()
  const last = newest(held)
  return (
    <div className="held-place" role="status">
      {last && (
        <div key={last.number} className="held-notice">
          <span>
            {last.items.length === 1
              ? t(`held.${last.decision}`, { name: last.items[0]?.record.name })
              : t(`heldMany.${last.decision}`, { count: last.items.length })}
          </span>
          <Button type="link" onClick={() => onUndo(last.number)}>
            {t('undo')} <kbd aria-hidden>Z</kbd>
          </Button>
          <span className="held-time" style={{ animationDuration: `${WAITS_MS}ms` }} aria-hidden />
        </div>
      )}
    </div>
  )
}
