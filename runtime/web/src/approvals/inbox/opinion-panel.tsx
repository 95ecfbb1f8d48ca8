import { Button, Input } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import { PhrasePicker } from '../parts/phrase-picker.tsx'
import { useApprovalTexts } from '../texts.ts'
import type { Decision } from './outbox.ts'

interface OpinionPanelProps {
  readonly decision: Decision
  /** How many are decided with it. */
  readonly count: number
  readonly onDecide: (opinion: string) => void
  readonly onCancel: () => void
}

/** An opinion that goes with a decision; it may stay blank. Enter decides, Escape goes back. */
export function OpinionPanel({ decision, count, onDecide, onCancel }: OpinionPanelProps) {
  const { t } = useApprovalTexts()
  const [opinion, setOpinion] = useState('')
  const press = (event: KeyboardEvent) => {
    // Enter also takes what an input method offers
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter' && !event.shiftKey) onDecide(opinion)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="opinion-panel">
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 1, maxRows: 5 }}
        maxLength={4000}
        aria-label={t('opinion.label')}
        placeholder={t('opinion.optional')}
        value={opinion}
        onChange={(event) => setOpinion(event.target.value)}
        onKeyDown={press}
      />
      <PhrasePicker value={opinion} onChange={setOpinion} />
      <div className="opinion-buttons">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" danger={decision === 'reject'} onClick={() => onDecide(opinion)}>
          {count === 1 ? t(`do.${decision}`) : t(`doMany.${decision}`, { count })}
        </Button>
      </div>
    </div>
  )
}
