/** Asks the worker about the draft, the newest state only, and tells whoever listens. */

import { type Graph, hasErrors } from '@attain/engine/metadata'
import type { Documents } from '../document/documents.ts'
import type { Draft } from '../document/draft.ts'
import { changesSince } from './changes.ts'
import type { CheckAnswer, CheckRequest, Checks } from './checks.ts'
import { withGraphChange } from './graph-change.ts'

export interface Checker {
  /** What the last check said; undefined before the first. */
  readonly checks: Checks | undefined
  /** The documents that `checks` is about. */
  readonly checked: Documents | undefined
  /** The last documents that were checked and had no errors. */
  readonly sound: Documents | undefined
  subscribe(listener: () => void): () => void
  stop(): void
}

const PAUSE_MS = 150

export function createChecker(draft: Draft): Checker {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
  const listeners = new Set<() => void>()
  let checks: Checks | undefined
  let graph: Graph | undefined
  let checked: Documents | undefined
  let sound: Documents | undefined
  let asked: Documents | undefined
  let ticket = 0
  let isBusy = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const ask = () => {
    const { documents } = draft.state
    if (isBusy || documents === asked) return
    const request: CheckRequest = { ticket: ticket + 1, ...changesSince(asked ?? new Map(), documents) }
    asked = documents
    isBusy = true
    ticket += 1
    worker.postMessage(request)
  }
  worker.addEventListener('message', ({ data }: MessageEvent<CheckAnswer>) => {
    isBusy = false
    // each answer says what is different from the one before, so none may be left out
    graph = withGraphChange(graph, data.graph)
    if (data.ticket === ticket) {
      checks = { problems: data.problems, broken: data.broken, graph }
      checked = asked
      if (!hasErrors(checks.problems)) sound = checked
    }
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
    get checked() {
      return checked
    },
    get sound() {
      return sound
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
