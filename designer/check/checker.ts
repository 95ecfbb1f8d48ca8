/** Asks the worker about the draft, the newest state only, and tells whoever listens. */

import type { Documents } from '../document/documents.ts'
import type { Draft } from '../document/draft.ts'
import type { CheckAnswer, CheckRequest, Checks } from './checks.ts'

export interface Checker {
  /** What the last check said; undefined before the first. */
  readonly checks: Checks | undefined
  subscribe(listener: () => void): () => void
  stop(): void
}

const PAUSE_MS = 150

export function createChecker(draft: Draft): Checker {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
  const listeners = new Set<() => void>()
  let checks: Checks | undefined
  let asked: Documents | undefined
  let ticket = 0
  let isBusy = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = () => {
    const { documents } = draft.state
    if (isBusy || documents === asked) return
    asked = documents
    isBusy = true
    ticket += 1
    const request: CheckRequest = { ticket, documents: [...documents.values()] }
    worker.postMessage(request)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
    isBusy = false
    if (data.ticket === ticket) checks = data.checks
    for (const listener of listeners) listener()
    ask()
  })
  const unsubscribe = draft.subscribe(() => {
    clearTimeout(timer)
    timer = setTimeout(ask, PAUSE_MS)
  })
  ask()
  return {
    get checks() {
      return checks
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      clearTimeout(timer)
      unsubscribe()
      worker.terminate()
    },
  }
}
