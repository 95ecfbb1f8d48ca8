/** The page or a widget with nothing behind a scroll bar: in a picture and on paper nobody can scroll. */
import { REDRAW } from '../chart/plot.tsx'

const MOST_WIDE = 4000
/** A wider page may lay itself out anew, and then something else is cut. */
const MOST_TRIES = 4

/** As wide as its widest table needs, at least so many pixels; what it returns makes all as it was. */
export function unroll(element: HTMLElement, atLeast = 0): () => void {
  const { width, zoom } = element.style
  const tables = [...element.querySelectorAll<HTMLElement>('.widget-scroll')]
  const isCut = tables.some((one) => one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)
  if (!isCut && element.offsetWidth >= atLeast) return () => void Object.assign(element.style, { width, zoom })
  element.dataset.unrolled = ''
  if (element.offsetWidth < atLeast) element.style.width = `${atLeast}px`
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const wider = Math.max(1, ...tables.map((one) => one.scrollWidth / Math.max(1, one.clientWidth)))
    if (wider === 1 || element.offsetWidth >= MOST_WIDE) break
    element.style.width = `${Math.min(MOST_WIDE, Math.ceil(element.offsetWidth * wider) + 1)}px`
  }
  redraw(element)
  return () => {
    Object.assign(element.style, { width, zoom })
    delete element.dataset.unrolled
    redraw(element)
  }
}

/** Charts see by themselves that their room is another one, but only in the next frame. */
function redraw(element: HTMLElement) {
  for (const chart of element.querySelectorAll('.widget-chart')) chart.dispatchEvent(new Event(REDRAW))
}
