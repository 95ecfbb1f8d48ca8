/** Decisions taken in the list: held back for some seconds, then sent; at once when the page is left. */
import { type InboxPage, mostDecisions } from '@attain/contract'
import { explain } from '@attain/ui/feedback'
import { type InfiniteData, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decideMany } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { type ItemKey, keyOf } from './item-key.ts'
import { callsOf, due, type Held, hold, nextMoment, type Taken, takeBack } from './outbox.ts'

export interface Failed {
  readonly name: string
  readonly message: string
}

export interface Report {
  readonly decision: Held['decision']
  readonly done: number
  readonly failed: readonly Failed[]
}

export function useOutbox(onReport: (report: Report) => void) {
  const { workspace } = useApplication()
  const { t } = useTranslation()
  const client = useQueryClient()
  const [held, setHeld] = useState<readonly Held[]>([])
  const [sending, setSending] = useState<readonly Held[]>([])
  const [failures, setFailures] = useState<ReadonlyMap<ItemKey, string>>(new Map())
  // what is left to send has to be known at the moment in which the page goes
  const current = useRef(held)
  const change = useCallback((next: readonly Held[]) => {
    current.current = next
    setHeld(next)
  }, [])
  const tell = useRef(onReport)
  tell.current = onReport

  const send = useCallback(
    async (one: Held, leaving: boolean) => {
      setSending((before) => [...before, one])
      const failed = new Map<ItemKey, string>()
      await Promise.all(
        callsOf(one, mostDecisions).map(async (call) => {
          try {
            const report = await decideMany(call, leaving)
            for (const { approval, task, message } of report.failed) failed.set(keyOf({ id: approval, task }), message)
          } catch (error) {
            for (const { approval, task } of call.tasks) failed.set(keyOf({ id: approval, task }), explain(error, t))
          }
        }),
      )
      const done = new Set(one.items.map(keyOf).filter((key) => !failed.has(key)))
      client.setQueriesData<InfiniteData<InboxPage>>(
        { queryKey: [...keys.inboxes(workspace), 'todo'] },
        (data) => data && without(data, done),
      )
      setSending((before) => before.filter((each) => each !== one))
      setFailures((before) => new Map([...before, ...failed]))
      void client.invalidateQueries({
        queryKey: keys.approvals(workspace),
        predicate: ({ queryKey }) => queryKey[3] !== 'todo',
      })
      void client.invalidateQueries({ queryKey: keys.records(workspace) })
      tell.current({
        decision: one.decision,
        done: done.size,
        failed: one.items.flatMap((item) => {
          const message = failed.get(keyOf(item))
          return message === undefined ? [] : [{ name: item.record.name, message }]
        }),
      })
    },
    [client, workspace, t],
  )

  const flush = useCallback(() => {
    const all = current.current
    if (all.length === 0) return
    change([])
    for (const one of all) void send(one, true)
  }, [change, send])

  useEffect(() => {
    const moment = nextMoment(held)
    if (moment === undefined) return
    const timer = setTimeout(
      () => {
        const { send: ready, keep } = due(current.current, Date.now())
        change(keep)
        for (const one of ready) void send(one, false)
      },
      Math.max(moment - Date.now(), 0),
    )
    return () => clearTimeout(timer)
  }, [held, change, send])

  useEffect(() => {
    // A phone may end a page that is out of sight without another word.
    const hidden = () => document.visibilityState === 'hidden' && flush()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', hidden)
      flush()
    }
  }, [flush])

  return {
    held,
    sending,
    failures,
    take: useCallback(
      (taken: Taken) => {
        const decided = new Set(taken.items.map(keyOf))
        setFailures((before) => new Map([...before].filter(([key]) => !decided.has(key))))
        change(hold(current.current, taken, Date.now()))
      },
      [change],
    ),
    undo: useCallback((number: number) => change(takeBack(current.current, number)), [change]),
  }
}

function without(data: InfiniteData<InboxPage>, done: ReadonlySet<ItemKey>): InfiniteData<InboxPage> {
  const pages = data.pages.map((page) => ({ ...page, items: page.items.filter((item) => !done.has(keyOf(item))) }))
  return { ...data, pages }
}
