/** Does something, says so, and fetches anew what it may have changed. */
import { useMessages } from '@attain/ui/feedback'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import { commissionKeys } from './keys.ts'

export function useCommissionChange() {
  const client = useQueryClient()
  const { workspace } = useApplication()
  const { done, problem } = useMessages()
  const [isBusy, setIsBusy] = useState(false)
  const change = async <T>(work: () => Promise<T>, said: (result: T) => string): Promise<boolean> => {
    setIsBusy(true)
    try {
      done(said(await work()))
      return true
    } catch (error) {
      problem(error)
      return false
    } finally {
      setIsBusy(false)
      await client.invalidateQueries({ queryKey: commissionKeys.all(workspace) })
      void client.invalidateQueries({ queryKey: keys.approvalCounts(workspace) })
    }
  }
  return { change, isBusy }
}
