import { useMessages } from '@attain/ui/feedback'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../api/queries.ts'
import { listSubscriptions, type Which } from '../api/subscriptions.ts'
import { useApplication } from '../application/application.tsx'

export function useSubscriptions(which: Which) {
  const { workspace, language } = useApplication()
  return useQuery({
    queryKey: [...keys.subscriptions(workspace), language, which],
    queryFn: ({ signal }) => listSubscriptions(which, signal),
  })
}

/** Does something about a subscription, says so, and shows what has become of all of them. */
export function useDoing() {
  const { workspace } = useApplication()
  const { done, problem } = useMessages()
  const client = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const act = async (work: () => Promise<void>, words: string): Promise<boolean> => {
    setBusy(true)
    try {
      await work()
      await client.invalidateQueries({ queryKey: keys.subscriptions(workspace) })
      done(words)
      return true
    } catch (error) {
      problem(error)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { act, isBusy }
}
