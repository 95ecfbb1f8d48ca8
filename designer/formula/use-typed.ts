/** What is being typed: shown at once, told in pauses, so that a large form around it is not drawn again at every letter. */
import { useCallback, useEffect, useRef, useState } from 'react'

const TELL_AFTER_MS = 150
/** By then it has come back; a form may have said once more what was there before. */
const QUIET_AFTER_MS = 700
/** What has not come back by then was not taken, or was taken back. */
const LOST_AFTER_MS = 3000

/** `tellNow` when somebody goes on to something else. */
export function useTyped(
  text: string,
  onChange: (text: string) => void,
): { readonly text: string; type(text: string): void; tellNow(): void } {
  const [typed, setTyped] = useState<string>()
  const waiting = useRef<string>(undefined)
  const latest = useRef(onChange)
  latest.current = onChange
  const tellNow = useCallback(() => {
    const next = waiting.current
    waiting.current = undefined
    if (next !== undefined) latest.current(next)
  }, [])
  useEffect(() => {
    if (typed === undefined) return
    const timer = setTimeout(tellNow, TELL_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed, tellNow])
  const isBack = text === typed
  useEffect(() => {
    if (typed === undefined) return
    const timer = setTimeout(() => setTyped(undefined), isBack ? QUIET_AFTER_MS : LOST_AFTER_MS)
    return () => clearTimeout(timer)
  }, [typed, isBack])
  useEffect(() => tellNow, [tellNow])
  const type = useCallback((next: string) => {
    waiting.current = next
    setTyped(next)
  }, [])
  return { text: typed ?? text, type, tellNow }
}
