/** A dashboard on paper: the whole of it, made as small as the page. Also where one prints by the browser's own menu. */
import { type RefObject, useEffect } from 'react'
import { unroll } from './unrolled.ts'

/** What A4 and Letter have between their margins, lying. */
const PAPER_WIDE = 980
/** Laid out narrower, widgets have no room for what they say. */
const LEAST_WIDE = 1200

export function useOnPaper(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let rollUp: (() => void) | undefined
    const toPaper = () => {
      const element = page.current
      if (!element) return
      rollUp = unroll(element, LEAST_WIDE)
      element.style.width = `${element.offsetWidth}px`
      element.style.zoom = String(PAPER_WIDE / element.offsetWidth)
    }
    const toScreen = () => rollUp?.()
    window.addEventListener('beforeprint', toPaper)
    window.addEventListener('afterprint', toScreen)
    return () => {
      window.removeEventListener('beforeprint', toPaper)
      window.removeEventListener('afterprint', toScreen)
    }
  }, [page])
}
