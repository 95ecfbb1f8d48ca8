import { useEffect, useRef, useState } from 'react'

/** A long list that shows its first entries and more as its end comes into sight: `end` goes on an element after it. */
export function useGrowing<E extends HTMLElement>(total: number, step = 60) {
  const [wanted, setWanted] = useState(step)
  const end = useRef<E>(null)
  const shown = Math.min(wanted, total)
  useEffect(() => {
    const element = end.current
    if (!element || shown >= total) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setWanted(shown + step)
      },
      { rootMargin: '400px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [shown, total, step])
  return { shown, end, reach: (index: number) => setWanted((before) => Math.max(before, index + step)) }
}
