/** An administrator sends what is at a step on, to what follows or anywhere ahead, and reads first what that does. */
import type { ApprovalBody, WayStep } from '@attain/contract'
import { Radio } from 'antd'
import { useId, useState } from 'react'
import { useApprovalTexts } from '../texts.ts'
import { KindIcon } from '../way/step-icon.tsx'
import { ActDialog } from './act-dialog.tsx'
import type { Act } from './use-act.ts'

interface SkipDialogProps {
  readonly step: WayStep
  readonly places: ApprovalBody['skips'][number]['to']
  readonly act: Act
  readonly onClose: () => void
}

/** The end has no name among the nodes. */
const END = ''

export function SkipDialog({ step, places, act, onClose }: SkipDialogProps) {
  const { t } = useApprovalTexts()
  const label = useId()
  // where no way leads on there is no way that is meant
  const [chosen, setChosen] = useState(step.isStuck ? undefined : (places[0]?.node ?? END))
  const place = places.find(({ node }) => (node ?? END) === chosen)
  const nameOf = (one: (typeof places)[number]) =>
    one.node === null ? t('admin.skipEnd') : one.type === 'join' ? t('admin.skipJoin') : one.label
  const hint = (): string => {
    const names = { step: step.label, place: place ? nameOf(place) : '' }
    if (!place) return t('admin.skipHint.none', names)
    if (place.node === null) return t('admin.skipHint.end', names)
    if (place.type === 'join') return t('admin.skipHint.join', names)
    return t(place === places[0] && !step.isStuck ? 'admin.skipHint.next' : 'admin.skipHint.place', names)
  }
  return (
    <ActDialog
      title={t('admin.skipTitle', { step: step.label })}
      okText={t('admin.skip')}
      opinion="required"
      ready={place !== undefined}
      onClose={onClose}
      onSubmit={(opinion) => act({ type: 'skip', visit: step.visit, to: place?.node ?? null, opinion })}
    >
      <span id={label}>{t('admin.skipTo')}</span>
      <Radio.Group
        className="act-choices skip-places"
        aria-labelledby={label}
        value={chosen ?? null}
        onChange={(event) => setChosen(event.target.value)}
        options={places.map((one) => ({
          value: one.node ?? END,
          label: (
            <span className="skip-place">
              <KindIcon type={one.type ?? 'join'} />
              {nameOf(one)}
            </span>
          ),
        }))}
      />
      <p className="page-hint" aria-live="polite">
        {hint()}
      </p>
    </ActDialog>
  )
}
