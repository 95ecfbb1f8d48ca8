/** The lines of an inbox; only those near the screen are drawn, and more are fetched before they are reached. */
import type { InboxItem } from '@attain/contract'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { Button } from 'antd'
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { useApprovalTexts } from '../texts.ts'
import { type ItemKey, keyOf } from './item-key.ts'
import type { useInbox } from './use-inbox.ts'

const ROW_HEIGHT = 73
const AHEAD = 15

export interface ListHandle {
  /** Brings a line on the screen and puts the focus on its link. */
  focus(index: number): void
}

interface InboxListProps {
  readonly label: string
  readonly list: ReturnType<typeof useInbox>
  readonly renderRow: (item: InboxItem) => ReactNode
  readonly handle: RefObject<ListHandle | null>
}

export function InboxList({ label, list, renderRow, handle }: InboxListProps) {
  const { t } = useApprovalTexts()
  const { items, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list
  const body = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  const [wanted, setWanted] = useState<ItemKey | null>(null)
  useLayoutEffect(() => setTop(body.current?.offsetTop ?? 0), [])
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollMargin: top,
    // beneath what stays at the top and above what stays at the bottom
    scrollPaddingStart: 128,
    scrollPaddingEnd: 96,
    getItemKey: (index) => keyOf(items[index] as InboxItem),
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0

  useEffect(() => {
    if (last >= items.length - AHEAD && hasNextPage && !isFetchingNextPage && !isFetchNextPageError)
      void fetchNextPage()
  }, [last, items.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])

  useImperativeHandle(
    handle,
    () => ({
      focus: (index) => {
        const item = items[index]
        if (!item) return
        rows.scrollToIndex(index)
        setWanted(keyOf(item))
      },
    }),
    [items, rows],
  )
  // The line may be drawn only after it was scrolled to.
  useEffect(() => {
    if (wanted === null) return
    const link = body.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(wanted)}"] a`)
    if (!link) return
    link.focus({ preventScroll: true })
    setWanted(null)
  })

  return (
    <>
      <ul
        ref={body}
        className="inbox-rows"
        aria-label={label}
        style={{ height: rows.getTotalSize() }}
        data-stale={list.isPlaceholderData || undefined}
      >
        {shown.map((row) => (
          <li
            key={row.key}
            ref={rows.measureElement}
            data-index={row.index}
            aria-setsize={hasNextPage ? -1 : items.length}
            aria-posinset={row.index + 1}
            style={{ transform: `translateY(${row.start - top}px)` }}
          >
            {renderRow(items[row.index] as InboxItem)}
          </li>
        ))}
      </ul>
      {isFetchNextPageError ? (
        <Button type="link" onClick={() => void fetchNextPage()}>
          {t('moreFailed')}
        </Button>
      ) : (
        hasNextPage && <RowBones count={2} />
      )}
    </>
  )
}

export function RowBones({ count }: { readonly count: number }) {
  return (
    <div className="inbox-bones" aria-hidden>
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing but the place tells them apart
        <div key={i} className="inbox-bone">
          <span className="bone" style={{ width: `${30 + ((i * 17) % 25)}%` }} />
          <span className="bone" style={{ width: `${18 + ((i * 23) % 20)}%` }} />
        </div>
      ))}
    </div>
  )
}
