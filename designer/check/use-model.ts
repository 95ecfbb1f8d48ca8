import { compileModel, type Model } from '@attain/engine/metadata'
import { useContext, useMemo, useSyncExternalStore } from 'react'
import { bundleOf } from '../document/bundle.ts'
import type { Documents } from '../document/documents.ts'
import { useDraftState } from '../draft/draft-context.tsx'
import { CheckerContext } from './use-checks.ts'

const models = new WeakMap<Documents, Model | undefined>()

export interface DraftModel {
  readonly model: Model
  /** False while the draft has errors: it is then the model of what the draft was before them, or of what is live. */
  readonly isCurrent: boolean
}

/** What the draft compiles to; undefined while there is nothing that compiles. */
export function useModel(): DraftModel | undefined {
  const checker = useContext(CheckerContext)
  if (checker === null) throw new Error('Nothing is checked here.')
  const sound = useSyncExternalStore(checker.subscribe, () => checker.sound)
  const checked = useSyncExternalStore(checker.subscribe, () => checker.checked)
  const base = useDraftState((state) => state.base)
  return useMemo(() => {
    const model = modelOf(sound ?? base)
    return model && { model, isCurrent: sound !== undefined && sound === checked }
  }, [sound, checked, base])
}

/** Of documents without errors: the worker said so, or they are published. */
function modelOf(documents: Documents): Model | undefined {
  if (models.has(documents)) return models.get(documents)
  const bundle = bundleOf(documents, new Set())
  const { app } = bundle
  const model = app && compileModel({ ...bundle, app, stage: 'checked' })
  models.set(documents, model)
  return model
}
