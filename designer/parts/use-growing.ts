import { useCallback, useEffect, useRef, useState } from 'react'

export interface GrowingOptions {
  /** How many are drawn before anybody has seen where the list ends: about a screen. */
  readonly first?: number
  readonly step?: number
}

/** So far ahead of the screen there is something already. */
const AHEAD = '400px'

/** A long list that shows its first entries and more as its end comes into sight: `end` goes on an element after them. */
export function useGrowing<E extends HTMLElement>(total: number, { first = 30, step = 60 }: GrowingOptions = {}) {
  const [wanted, setWanted] = useState(first)
  const end = useRef<E>(null)
  const shown = Math.min(wanted, total)
  useEffect(() => {
    const element = end.current
    if (!element || shown >= total) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setWanted(shown + step)
      },
      // the list may lie in something that scrolls by itself
      { rootMargin: AHEAD, scrollMargin: AHEAD },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [shown, total, step])
  const reach = useCallback((index: number) => setWanted((before) => Math.max(before, index + step)), [step])
  return { shown, end, reach }
}
