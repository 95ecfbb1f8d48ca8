/** A formula as text, to read. One that was written as JSON Logic is printed. */
import type { Formula } from '@attain/engine/metadata'
import { lazy, Suspense } from 'react'

const Printed = lazy(() => import('./printed-formula.tsx'))

export function FormulaWords({ formula }: { readonly formula: Formula }) {
  return (
    <code>
      {typeof formula === 'string' ? (
        formula
      ) : (
        <Suspense fallback="…">
          <Printed formula={formula} />
        </Suspense>
      )}
    </code>
  )
}
