/** What leads a period on. What cannot be taken back says what it means, and what is still unsettled. */
import type { PayPeriodEvent, PayPeriodState, PlanBody, StatementsPage } from '@attain/contract'
import { App, Button } from 'antd'
import { useCommissionTexts } from './texts.ts'
import { usePeriodEvent } from './use-period-event.ts'

/** The step that leads on, and the others that are possible. */
const steps: Readonly<Record<PayPeriodState, readonly PayPeriodEvent[]>> = {
  open: ['calculate'],
  calculated: ['review', 'calculate', 'lock'],
  in_review: ['lock', 'calculate', 'reopen'],
  locked: ['pay'],
  paid: [],
}
const closes: ReadonlySet<PayPeriodEvent> = new Set(['lock', 'pay'])

interface PeriodStepsProps {
  readonly plan: PlanBody
  readonly period: string
  readonly state: PayPeriodState
  readonly counts: StatementsPage['counts'] | undefined
}

export function PeriodSteps({ plan, period, state, counts }: PeriodStepsProps) {
  const { t } = useCommissionTexts()
  const { act, doing } = usePeriodEvent(plan.name, period)
  const { modal } = App.useApp()
  const possible = steps[state].filter((event) => plan.may.includes(closes.has(event) ? 'close' : 'run'))
  const unsettled = (['refused', 'disputed', 'unsent', 'unconfirmed'] as const).filter(
    (name) => (counts?.[name] ?? 0) > 0,
  )
  const begin = (event: PayPeriodEvent) =>
    closes.has(event)
      ? void modal.confirm({
          title: t(`ask.${event}.title`),
          content: (
            <>
              <p>{t(`ask.${event}.text`)}</p>
              {event === 'lock' && unsettled.length > 0 && (
                <ul className="commission-unsettled">
                  {unsettled.map((name) => (
                    <li key={name}>{t(`ask.unsettled.${name}`, { count: counts?.[name] ?? 0 })}</li>
                  ))}
                </ul>
              )}
            </>
          ),
          okText: t(`event.${event}`),
          cancelText: t('cancel'),
          onOk: () => act(event),
        })
      : void act(event)
  return (
    <div className="commission-acts">
      {possible.map((event, index) => (
        <Button
          key={event}
          type={index === 0 ? 'primary' : 'default'}
          loading={doing === event}
          disabled={doing !== null && doing !== event}
          onClick={() => begin(event)}
        >
          {t(event === 'calculate' && state !== 'open' ? 'event.again' : `event.${event}`)}
        </Button>
      ))}
    </div>
  )
}
