import type { InboxItem } from '@attain/contract'
import { useCallback, useMemo, useState } from 'react'
import { type ItemKey, keyOf } from './item-key.ts'

/** Which lines are chosen; lines that are gone are chosen no longer. */
export function useSelection(items: readonly InboxItem[], mayChoose: (item: InboxItem) => boolean) {
  const [chosen, setChosen] = useState<ReadonlySet<ItemKey>>(new Set())
  const selected = useMemo(
    () => items.filter((item) => chosen.has(keyOf(item)) && mayChoose(item)),
    [items, chosen, mayChoose],
  )
  const add = useCallback(
    (more: readonly InboxItem[]) =>
      setChosen((before) => new Set([...before, ...more.filter(mayChoose).map((item) => keyOf(item))])),
    [mayChoose],
  )
  const remove = useCallback((item: InboxItem) => {
    setChosen((before) => new Set([...before].filter((key) => key !== keyOf(item))))
  }, [])
  const clear = useCallback(() => setChosen(new Set()), [])
  return { selected, chosen, add, remove, clear }
}
