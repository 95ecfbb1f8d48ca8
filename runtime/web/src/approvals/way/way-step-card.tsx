import { CheckOutlined, CloseOutlined, EllipsisOutlined, EyeOutlined } from '@ant-design/icons'
import type { WayStep } from '@attain/contract'
import { dateLocale, showMoment } from '@attain/form'
import { useState } from 'react'
import { useApplication } from '../../application/application.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { useApprovalTexts } from '../texts.ts'
import { neededOf } from './arrange-way.ts'
import { KindIcon, StepIcon, stateOf } from './step-icon.tsx'

/** So many people are shown before the rest is asked for. */
const SHOWN = 4

/** One step: what it is called, who is asked, and how they stand. */
export function WayStepCard({ step }: { readonly step: WayStep }) {
  const { t } = useApprovalTexts()
  const [isOpen, setOpen] = useState(false)
  const needed = neededOf(step)
  const people = isOpen ? step.people : step.people.slice(0, SHOWN)
  const state = stateOf(step)
  const isQuiet = step.people.length === 0 && step.type !== 'approval'
  return (
    <li
      className="way-step"
      data-when={step.when}
      data-state={state}
      data-quiet={isQuiet || undefined}
      data-visit={step.visit}
      aria-current={step.when === 'now' ? 'step' : undefined}
    >
      <StepIcon state={state} />
      <div className="way-card">
        <span className="way-label">
          <KindIcon type={step.type} /> {step.label}
          <span className="visually-hidden">{t(`way.${step.when}`)}</span>
        </span>
        {step.isStuck && <span className="way-stuck">{t('way.stuck')}</span>}
        {needed && (
          <span className="way-note">
            {needed.says === 'of' ? t('way.needed.of', { needed: needed.needed }) : t(`way.needed.${needed.says}`)}
          </span>
        )}
        {step.people.length > 0 && (
          <ul className="way-people">
            {people.map((each, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: somebody may be asked twice, for themselves and for another
              <WayPerson key={i} each={each} />
            ))}
          </ul>
        )}
        {step.people.length > people.length && (
          <button type="button" className="way-more" onClick={() => setOpen(true)}>
            {t('way.morePeople', { count: step.people.length - people.length })}
          </button>
        )}
        {step.type === 'approval' && step.people.length === 0 && step.outcome === 'passed' && (
          <span className="way-note">{t('way.passed')}</span>
        )}
      </div>
    </li>
  )
}

const SIGNS = {
  approved: <CheckOutlined aria-hidden />,
  rejected: <CloseOutlined aria-hidden />,
  informed: <EyeOutlined aria-hidden />,
  waits: <EllipsisOutlined aria-hidden />,
  decides: <span className="way-ring" aria-hidden />,
  ahead: null,
}

function WayPerson({ each }: { readonly each: WayStep['people'][number] }) {
  const { t } = useApprovalTexts()
  const { language } = useApplication()
  return (
    <li data-state={each.state} title={each.at === null ? undefined : showMoment(each.at, dateLocale(language))}>
      <span className="way-sign">{SIGNS[each.state]}</span>
      <span className="way-name">
        <PersonName person={each.person} />
        {each.principal && <small> {t('forPerson', { name: each.principal.name })}</small>}
        {each.state !== 'ahead' && <span className="visually-hidden"> {t(`way.state.${each.state}`)}</span>}
      </span>
    </li>
  )
}
