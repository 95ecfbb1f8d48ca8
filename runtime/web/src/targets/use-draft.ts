/** What was typed into a year of targets and is not saved, with steps that can be undone. */
import { useCallback, useMemo, useState } from 'react'
import { cellKey, type Draft } from './plan.ts'

export interface CellChange {
  readonly subject: string
  readonly period: string
  readonly amount: string | null
  /** What is saved: a change back to it is none. */
  readonly saved: string | null
}

interface State {
  readonly now: Draft
  readonly before: readonly Draft[]
  readonly after: readonly Draft[]
}

const empty: State = { now: new Map(), before: [], after: [] }

export function useDraft() {
  const [state, setState] = useState<State>(empty)
  const change = useCallback((changes: readonly CellChange[]) => {
    if (changes.length === 0) return
    setState(({ now, before }) => {
      const next = new Map(now)
      for (const { subject, period, amount, saved } of changes) {
        const key = cellKey(subject, period)
        if (amount === saved) next.delete(key)
        else next.set(key, amount)
      }
      return { now: next, before: [...before, now], after: [] }
    })
  }, [])
  const undo = useCallback(
    () =>
      setState(({ now, before, after }) => {
        const last = before.at(-1)
        return last === undefined
          ? { now, before, after }
          : { now: last, before: before.slice(0, -1), after: [now, ...after] }
      }),
    [],
  )
  const redo = useCallback(
    () =>
      setState(({ now, before, after }) => {
        const [next, ...rest] = after
        return next === undefined ? { now, before, after } : { now: next, before: [...before, now], after: rest }
      }),
    [],
  )
  const clear = useCallback(() => setState(empty), [])
  return useMemo(
    () => ({
      draft: state.now,
      canUndo: state.before.length > 0,
      canRedo: state.after.length > 0,
      change,
      undo,
      redo,
      clear,
    }),
    [state, change, undo, redo, clear],
  )
}

export type DraftOfYear = ReturnType<typeof useDraft>
