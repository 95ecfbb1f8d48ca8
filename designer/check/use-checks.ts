import type { Bundle, Problem } from '@attain/engine/metadata'
import { createContext, useContext, useMemo, useRef, useSyncExternalStore } from 'react'
import { bundleOf, pathOf } from '../document/bundle.ts'
import type { Documents } from '../document/documents.ts'
import { useDraftState } from '../draft/draft-context.tsx'
import type { Checker } from './checker.ts'
import type { Checks } from './checks.ts'

export const CheckerContext = createContext<Checker | null>(null)

/** What the check says; undefined until the first answer. */
export function useChecks(): Checks | undefined {
  const checker = useContext(CheckerContext)
  if (checker === null) throw new Error('Nothing is checked here.')
  return useSyncExternalStore(checker.subscribe, () => checker.checks)
}

/** The problems of one document, by the pointer into it. */
export function useProblemsOf(identity: string): readonly (Problem & { readonly pointer: string })[] {
  const checks = useChecks()
  const file = useDraftState((state) => pathOf(state.documents, identity))
  return useMemo(
    () =>
      (checks?.problems ?? []).flatMap((problem) => {
        const [path, pointer = ''] = problem.path.split('#')
        return path === file ? [{ ...problem, pointer }] : []
      }),
    [checks, file],
  )
}

/** The bundle that the draft amounts to, with the system objects, for looking names up. Broken documents are left out. */
export function useBundle(): Bundle {
  const documents = useDraftState((state) => state.documents)
  const broken = useChecks()?.broken
  const last = useRef<Bundle>(undefined)
  return useMemo(() => {
    try {
      last.current = sharedBundle(documents, broken ?? none)
    } catch (error) {
      // a document has just lost its shape, and the check has not said so yet
      if (!(error instanceof TypeError) || last.current === undefined) throw error
    }
    return last.current
  }, [documents, broken])
}

const none: readonly string[] = []
/** Many parts of a page look names up in the same state. */
const bundles = new WeakMap<Documents, { readonly broken: string; readonly bundle: Bundle }>()

function sharedBundle(documents: Documents, broken: readonly string[]): Bundle {
  const key = broken.join('\n')
  const known = bundles.get(documents)
  if (known?.broken === key) return known.bundle
  const bundle = bundleOf(documents, new Set(broken))
  bundles.set(documents, { broken: key, bundle })
  return bundle
}
