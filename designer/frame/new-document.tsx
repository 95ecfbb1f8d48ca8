/** The dialog for a new document; it brings forms along, so it comes when it is opened. */
import { lazy, Suspense } from 'react'
import type { NewDocumentDialogProps } from './new-document-dialog.tsx'

const Dialog = lazy(() => import('./new-document-dialog.tsx'))

export function NewDocument(props: NewDocumentDialogProps) {
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  )
}
