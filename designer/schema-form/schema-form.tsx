/** A form made of a JSON Schema. rjsf is large, so it comes with the first such form that is shown. */
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import type { SchemaFormProps } from './generated-form.tsx'

const GeneratedForm = lazy(() => import('./generated-form.tsx'))

export function SchemaForm(props: SchemaFormProps) {
  return (
    <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 4 }} />}>
      <GeneratedForm {...props} />
    </Suspense>
  )
}
