/** Lists that can be long: of more than a few dozen rows, only those near the screen are drawn. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'

/** A list of so many rows is drawn as a whole: nothing is gained then, and the browser's own search finds all of it. */
const MOST_AT_ONCE = 60
const OVERSCAN = 8
/** Before the screen is known. */
const FIRST_HEIGHT = 1000

export interface LongListOptions {
  readonly count: number
  readonly keyOf: (index: number) => string
  /** As a row mostly is; each is measured once it is there. */
  readonly rowHeight: number
  /** Rows that stay although they are far away: the one that is carried, or has the focus. */
  readonly kept?: readonly number[]
}

/** Where a row of a long list stands; undefined in a short one, where rows follow each other. */
export interface RowPlace {
  readonly index: number
  readonly top: number | undefined
}

export interface LongList<E extends HTMLElement> {
  /** Of the list. */
  readonly ref: (element: E | null) => void
  readonly style: CSSProperties | undefined
  readonly rows: readonly RowPlace[]
  /** Of each row, which says its index as `data-index`. */
  readonly measure: (element: HTMLElement | null) => void
  /** Brings a row near, and then does something with the list: the row is there by then. */
  readonly reveal: (index: number, then?: () => void) => void
}

export function useLongList<E extends HTMLElement>(options: LongListOptions): LongList<E> {
  const { count, keyOf, rowHeight, kept = none } = options
  const isLong = count > MOST_AT_ONCE
  const list = useRef<E>(null)
  const [margin, setMargin] = useState(0)
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: isLong ? count : 0,
    getScrollElement: () => scrollerOf(list.current),
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: OVERSCAN,
    scrollMargin: margin,
    initialRect: { width: 0, height: FIRST_HEIGHT },
    rangeExtractor: (range) => {
      const near = defaultRangeExtractor(range)
      const far = kept.filter((index) => index >= 0 && index < count && !near.includes(index))
      return far.length === 0 ? near : [...near, ...far].sort((a, b) => a - b)
    },
  })
  // what stands above the list may grow
  useLayoutEffect(() => {
    const scroller = scrollerOf(list.current)
    if (!isLong || scroller === null || list.current === null) return
    const offset = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
    setMargin((before) => (Math.abs(before - offset) < 1 ? before : offset))
  })
  const ref = useCallback((element: E | null) => {
    list.current = element
  }, [])
  const whole = useMemo(
    () => Array.from({ length: isLong ? 0 : count }, (_, index): RowPlace => ({ index, top: undefined })),
    [isLong, count],
  )
  const reveal = useCallback(
    (index: number, then?: () => void) => {
      if (isLong && index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
      // a frame for scrolling, one for drawing
      if (then) requestAnimationFrame(() => requestAnimationFrame(then))
    },
    [isLong, virtualizer],
  )
  return {
    ref,
    style: isLong ? { position: 'relative', height: virtualizer.getTotalSize() } : undefined,
    rows: isLong ? virtualizer.getVirtualItems().map(({ index, start }) => ({ index, top: start - margin })) : whole,
    measure: virtualizer.measureElement,
    reveal,
  }
}

/** How a row is put to its place. */
export function placed(top: number | undefined): CSSProperties | undefined {
  return top === undefined ? undefined : { position: 'absolute', top, insetInline: 0 }
}

const none: readonly number[] = []

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let above = element?.parentElement ?? null; above !== null; above = above.parentElement)
    if (/auto|scroll/.test(getComputedStyle(above).overflowY)) return above
  return null
}
