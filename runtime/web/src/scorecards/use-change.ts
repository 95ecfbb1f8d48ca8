/** Does something, says so, and fetches anew what it may have changed. */
import { useMessages } from '@attain/ui/feedback'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../api/queries.ts'
import { useApplication } from '../application/application.tsx'
import { scoreKeys } from './keys.ts'

export function useChange() {
  const client = useQueryClient()
  const { workspace } = useApplication()
  const { done, problem } = useMessages()
  const [isBusy, setIsBusy] = useState(false)
  const change = async (work: () => Promise<unknown>, said: string): Promise<boolean> => {
    setIsBusy(true)
    try {
      await work()
      done(said)
      return true
    } catch (error) {
      problem(error)
      return false
    } finally {
      setIsBusy(false)
      await client.invalidateQueries({ queryKey: scoreKeys.all(workspace) })
      void client.invalidateQueries({ queryKey: keys.approvalCounts(workspace) })
    }
  }
  return { change, isBusy }
}
