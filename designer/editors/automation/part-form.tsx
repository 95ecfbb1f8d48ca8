/** Some settings of a part of a document as a form that its schema makes. It comes with the first that is shown. */
import type { Kind } from '@attain/engine/metadata'
import { Skeleton } from 'antd'
import { type ComponentType, lazy, Suspense } from 'react'
import type { ProblemAt } from '../../check/problem-at.ts'

export interface PartFormProps<T extends object> {
  readonly kind: Kind
  readonly identity: string
  /** Of the kind's schema; empty for the document itself. */
  readonly definition: string
  readonly properties: readonly (keyof T & string)[]
  readonly value: T
  /** Where it stands in the document. */
  readonly pointer: string
  /** By the pointer into the part. */
  readonly problems: readonly ProblemAt[]
  readonly onChange: (value: T) => void
}

const GeneratedPart = lazy(() => import('./generated-part.tsx'))

export function PartForm<T extends object>(props: PartFormProps<T>) {
  // lazy forgets what the form is of
  const Generated = GeneratedPart as unknown as ComponentType<PartFormProps<T>>
  return (
    <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
      <Generated {...props} />
    </Suspense>
  )
}
