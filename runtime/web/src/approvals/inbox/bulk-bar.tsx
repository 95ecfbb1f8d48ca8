import { CheckOutlined, CloseOutlined } from '@ant-design/icons'
import type { InboxItem } from '@attain/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useApprovalTexts } from '../texts.ts'
import { OpinionPanel } from './opinion-panel.tsx'
import type { Decision } from './outbox.ts'

interface BulkBarProps {
  readonly selected: readonly InboxItem[]
  readonly onDecide: (decision: Decision, opinion: string) => void
  readonly onClear: () => void
}

/** What can be done with the chosen lines together. */
export function BulkBar({ selected, onDecide, onClear }: BulkBarProps) {
  const { t } = useApprovalTexts()
  const [asking, setAsking] = useState<Decision | null>(null)
  const count = selected.length
  return (
    <section className="inbox-bulk" aria-label={t('bulk.label')}>
      <div className="inbox-bulk-line">
        <span aria-live="polite">{t('bulk.selected', { count })}</span>
        <Button icon={<CloseOutlined aria-hidden />} onClick={() => setAsking('reject')}>
          {t('doMany.reject', { count })}
        </Button>
        <Button type="primary" icon={<CheckOutlined aria-hidden />} onClick={() => onDecide('approve', '')}>
          {t('doMany.approve', { count })}
        </Button>
        <Button type="text" onClick={onClear}>
          {t('bulk.clear')}
        </Button>
      </div>
      {asking && (
        <OpinionPanel
          decision={asking}
          count={count}
          onCancel={() => setAsking(null)}
          onDecide={(opinion) => {
            setAsking(null)
            onDecide(asking, opinion)
          }}
        />
      )}
    </section>
  )
}
