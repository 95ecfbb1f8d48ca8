/** Takes a period a step further, says so, and fetches anew what that may have changed. */
import type { PayPeriodEvent } from '@attain/contract'
import { useMessages } from '@attain/ui/feedback'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sendPeriodEvent } from '../api/commission.ts'
import { useApplication } from '../application/application.tsx'
import { commissionKeys } from './keys.ts'
import { useCommissionTexts } from './texts.ts'

export function usePeriodEvent(plan: string, period: string) {
  const client = useQueryClient()
  const { t } = useCommissionTexts()
  const { workspace } = useApplication()
  const { done, problem } = useMessages()
  const [doing, setDoing] = useState<PayPeriodEvent | null>(null)
  const act = async (event: PayPeriodEvent): Promise<void> => {
    setDoing(event)
    try {
      const run = await sendPeriodEvent(plan, period, event)
      done(t(run === undefined ? `done.${event}` : 'run.goesOn'))
    } catch (error) {
      problem(error)
    } finally {
      setDoing(null)
      await client.invalidateQueries({ queryKey: commissionKeys.all(workspace) })
    }
  }
  return { act, doing }
}
