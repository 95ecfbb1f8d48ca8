import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'

/**
 * The address may ask for a part: `?at=/items/2/weight`. Parts say which they are (`data-part`), and what their entries
 * are a selector.
 */
export function useScrollToAsked(entries = '.entries > ul > li') {
  const room = useRef<HTMLDivElement>(null)
  const [params] = useSearchParams()
  const at = params.get('at')
  useEffect(() => {
    const [, part, index] = at?.split('/') ?? []
    if (part === undefined) return
    const section = room.current?.querySelector<HTMLElement>(`[data-part="${CSS.escape(part)}"]`)
    const entry = section?.querySelectorAll<HTMLElement>(entries)[Number(index)]
    ;(entry ?? section)?.scrollIntoView({ block: 'nearest' })
    ;(entry ?? section)?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
  }, [at, entries])
  return room
}
