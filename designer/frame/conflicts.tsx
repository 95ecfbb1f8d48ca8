/** What waits to be decided because somebody else changed it too; asked one document after the other. */
import { lazy, Suspense } from 'react'
import { useDraftState } from '../draft/draft-context.tsx'
import { withAllSchemas } from '../schema-form/kind-schema.ts'

const Dialog = lazy(() => withAllSchemas(() => import('./conflict-dialog.tsx')))

export function Conflicts() {
  const conflict = useDraftState((state) => state.conflicts[0])
  if (conflict === undefined) return null
  return (
    <Suspense fallback={null}>
      <Dialog key={conflict.identity} conflict={conflict} />
    </Suspense>
  )
}
