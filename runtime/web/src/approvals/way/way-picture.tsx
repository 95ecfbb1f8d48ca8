/** The way of an approval: across where there is room, else down, as on a phone; what is still to come is dashed. */
import type { ApprovalStatus, NamedPerson, WayStep } from '@attain/contract'
import { dateLocale, showMoment } from '@attain/form'
import { useEffect, useMemo, useRef } from 'react'
import { useApplication } from '../../application/application.tsx'
import { useApprovalTexts } from '../texts.ts'
import { arrangeWay, focusOf, type Stop, type Way } from './arrange-way.ts'
import { StepIcon } from './step-icon.tsx'
import { WayStepCard } from './way-step-card.tsx'
import './way.css'

interface WayPictureProps {
  readonly steps: readonly WayStep[]
  readonly submitter: NamedPerson
  /** Missing before it was submitted. */
  readonly submittedAt?: string
  readonly status: ApprovalStatus
}

export function WayPicture({ steps, submitter, submittedAt, status }: WayPictureProps) {
  const { t } = useApprovalTexts()
  const { language } = useApplication()
  const way = useMemo(() => arrangeWay(steps), [steps])
  const focus = focusOf(steps)
  const scroller = useRef<HTMLDivElement>(null)
  // A long way scrolls: where it stands is in sight.
  useEffect(() => {
    const box = scroller.current
    const here = focus === undefined ? null : box?.querySelector<HTMLElement>(`[data-visit="${focus}"]`)
    if (!box || !here) return
    const { left, width } = here.getBoundingClientRect()
    box.scrollLeft += left - box.getBoundingClientRect().left - (box.clientWidth - width) / 2
  }, [focus])
  const isOver = status !== 'running' && status !== 'returned'
  return (
    <div className="way-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
      <section ref={scroller} className="way" aria-label={t('way.label')} tabIndex={0}>
        <ol className="way-line">
          <li className="way-end" data-when="done">
            <StepIcon state="submitted" />
            <span className="way-label">{t(submittedAt === undefined ? 'way.youSubmit' : 'way.submitted')}</span>
            <span className="way-note">
              {submitter.name}
              {submittedAt !== undefined && (
                <time dateTime={submittedAt}>{showMoment(submittedAt, dateLocale(language))}</time>
              )}
            </span>
          </li>
          <Stops way={way} />
          <li className="way-end" data-when={isOver ? 'done' : 'ahead'} data-status={isOver ? status : undefined}>
            <StepIcon state={isOver ? (status === 'approved' ? 'approved' : 'rejected') : 'ahead'} />
            <span className="way-label">{isOver ? t(`status.${status}`) : t('way.end')}</span>
          </li>
        </ol>
      </section>
    </div>
  )
}

function Stops({ way }: { readonly way: Way }) {
  return way.map((stop) =>
    stop.branches.length > 0 ? (
      <Fork key={stop.step.visit} stop={stop} />
    ) : (
      <WayStepCard key={stop.step.visit} step={stop.step} />
    ),
  )
}

function Fork({ stop: { step, branches } }: { readonly stop: Stop }) {
  const { t } = useApprovalTexts()
  return (
    <li className="way-fork" data-when={step.when} data-visit={step.visit}>
      <span className="way-fork-label">{t('way.together', { label: step.label })}</span>
      <ul>
        {branches.map((branch, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells branches apart
          <li key={i} className="way-branch" data-when={whenOf(branch, step)}>
            {branch.length === 0 ? <span className="way-straight" /> : <BranchLine way={branch} />}
          </li>
        ))}
      </ul>
    </li>
  )
}

function BranchLine({ way }: { readonly way: Way }) {
  return (
    <ol className="way-line">
      <Stops way={way} />
    </ol>
  )
}

/** A branch is as far as its first step. */
function whenOf(branch: Way, split: WayStep): WayStep['when'] {
  return branch[0]?.step.when ?? split.when
}
