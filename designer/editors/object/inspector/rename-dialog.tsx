/** The dialog for another name. It finds every formula that says the old one, so it comes when it is opened. */
import { lazy, Suspense } from 'react'
import type { RenameDialogProps } from './rename-form.tsx'

const RenameForm = lazy(() => import('./rename-form.tsx'))

export function RenameDialog(props: RenameDialogProps) {
  return (
    <Suspense fallback={null}>
      <RenameForm {...props} />
    </Suspense>
  )
}
