/** Takes a period a step further, and says which step is on its way. */
import type { PayPeriodEvent } from '@attain/contract'
import { useState } from 'react'
import { sendPeriodEvent } from '../api/commission.ts'
import { useCommissionTexts } from './texts.ts'
import { useCommissionChange } from './use-commission-change.ts'

export function usePeriodEvent(plan: string, period: string) {
  const { t } = useCommissionTexts()
  const { change } = useCommissionChange()
  const [doing, setDoing] = useState<PayPeriodEvent | null>(null)
  const act = async (event: PayPeriodEvent): Promise<void> => {
    setDoing(event)
    await change(
      () => sendPeriodEvent(plan, period, event),
      (run) => t(run === undefined ? `done.${event}` : 'run.goesOn'),
    )
    setDoing(null)
  }
  return { act, doing }
}
