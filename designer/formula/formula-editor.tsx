/** The editor of a formula. It brings the formula language along, so it comes with the first formula that is shown. */
import { lazy, Suspense } from 'react'
import './formula.css'
import type { FormulaEditorProps } from './formula-writer.tsx'

const FormulaWriter = lazy(() => import('./formula-writer.tsx'))

export function FormulaEditor(props: FormulaEditorProps) {
  return (
    <Suspense
      fallback={
        <div className="formula-editor" aria-busy>
          <div className="formula-frame">
            <div className="formula-coming">{typeof props.value === 'string' ? props.value : ''}</div>
          </div>
        </div>
      }
    >
      <FormulaWriter {...props} />
    </Suspense>
  )
}
