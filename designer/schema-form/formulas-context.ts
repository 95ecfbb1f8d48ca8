/** What the formulas of a generated form need to know: where each stands, and what the check says about it. */
import type { Problem } from '@attain/engine/metadata'
import { createContext } from 'react'
import type { FormulaPlace } from '../formula/place.ts'

export interface FormulasOfForm {
  placeAt(pointer: string): FormulaPlace | undefined
  problemsAt(pointer: string): readonly Problem[]
}

export const FormulasContext = createContext<FormulasOfForm>({ placeAt: () => undefined, problemsAt: () => [] })
