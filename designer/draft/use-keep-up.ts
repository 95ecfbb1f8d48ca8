/** While a draft is open: looks for what others do, saves before the page goes away, and listens to undo and redo. */
import { useShortcut } from '@attain/ui/parts'
import { useEffect } from 'react'
import type { Draft } from '../document/draft.ts'

const LOOK_EVERY_MS = 5000

export function useKeepUp(draft: Draft): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void draft.look()
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    document.addEventListener('visibilitychange', look)
    const leave = (event: BeforeUnloadEvent) => {
      const { saving, conflicts } = draft.state
      if (saving.state === 'saved' && conflicts.length === 0) return
      void draft.save()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', leave)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('beforeunload', leave)
    }
  }, [draft])
  useShortcut('mod+z', () => draft.undo())
  useShortcut('mod+y', () => draft.redo())
  useShortcut('mod+s', () => void draft.save())
}
