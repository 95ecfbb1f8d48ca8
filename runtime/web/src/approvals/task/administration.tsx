/** The tools of an administrator, for what does not go on by itself. Each needs a reason, which the history keeps. */
import type { ApprovalBody, WayStep } from '@attain/contract'
import { useMessages } from '@attain/ui/feedback'
import { Button } from 'antd'
import { useId, useState } from 'react'
import { PeopleSelect } from '../parts/people-select.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { useApprovalTexts } from '../texts.ts'
import { ActDialog } from './act-dialog.tsx'
import { SkipDialog } from './skip-dialog.tsx'
import type { Act } from './use-act.ts'

type Asked =
  | { readonly type: 'reassign'; readonly task: number; readonly name: string }
  | { readonly type: 'skip'; readonly step: WayStep }
  | { readonly type: 'stop' }

export function Administration({ approval, act }: { readonly approval: ApprovalBody; readonly act: Act }) {
  const { t } = useApprovalTexts()
  const { problem, done } = useMessages()
  const [asked, setAsked] = useState<Asked | null>(null)
  const open = approval.way.filter(({ when }) => when === 'now')
  const retry = (key: number) => act({ type: 'retry', key }).then(() => done(t('admin.retried')), problem)
  return (
    <section className="panel administration" aria-label={t('admin.title')}>
      <h2>{t('admin.title')}</h2>
      {approval.failedActions.map(({ key, message, attempts }) => (
        <div key={key} className="administration-line">
          <span>
            {t('admin.failed', { count: attempts })}
            <small>{message}</small>
          </span>
          <Button size="small" onClick={() => void retry(key)}>
            {t('admin.retry')}
          </Button>
        </div>
      ))}
      {open.map((step) => (
        <div key={step.visit} className="administration-step">
          <div className="administration-line">
            <strong>{step.label}</strong>
            <Button size="small" onClick={() => setAsked({ type: 'skip', step })}>
              {t('admin.skip')}
            </Button>
          </div>
          {step.people.map(
            ({ task, person, state }) =>
              task !== null &&
              (state === 'decides' || state === 'waits') && (
                <div key={task} className="administration-line">
                  <span>
                    <PersonName person={person} />
                  </span>
                  <Button
                    size="small"
                    onClick={() => setAsked({ type: 'reassign', task, name: person?.name ?? t('administrators') })}
                  >
                    {t('admin.reassign')}
                  </Button>
                </div>
              ),
          )}
        </div>
      ))}
      <Button danger onClick={() => setAsked({ type: 'stop' })}>
        {t('admin.stop')}
      </Button>
      {asked?.type === 'reassign' && <ReassignDialog asked={asked} act={act} onClose={() => setAsked(null)} />}
      {asked?.type === 'skip' && (
        <SkipDialog
          step={asked.step}
          places={approval.skips.find(({ visit }) => visit === asked.step.visit)?.to ?? []}
          act={act}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.type === 'stop' && (
        <ActDialog
          danger
          title={t('admin.stopTitle')}
          hint={t('admin.stopHint')}
          okText={t('admin.stop')}
          opinion="required"
          onClose={() => setAsked(null)}
          onSubmit={(opinion) => act({ type: 'stop', opinion })}
        />
      )}
    </section>
  )
}

function ReassignDialog({
  asked,
  act,
  onClose,
}: {
  readonly asked: Extract<Asked, { type: 'reassign' }>
  readonly act: Act
  readonly onClose: () => void
}) {
  const { t } = useApprovalTexts()
  const id = useId()
  const [people, setPeople] = useState<readonly string[]>([])
  const [to] = people
  return (
    <ActDialog
      title={t('admin.reassignTitle', { name: asked.name })}
      okText={t('admin.reassign')}
      opinion="required"
      ready={to !== undefined}
      onClose={onClose}
      onSubmit={(opinion) => act({ type: 'reassign', task: asked.task, to: to as string, opinion })}
    >
      <label htmlFor={id}>{t('transfer.to')}</label>
      <PeopleSelect id={id} value={people} onChange={setPeople} />
    </ActDialog>
  )
}
