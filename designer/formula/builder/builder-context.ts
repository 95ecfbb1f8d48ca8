/** What the controls of the builder share; react-querybuilder makes them, so it comes past its properties. */
import type { FieldBody } from '@attain/contract'
import type { FormulaScope } from '@attain/engine/formula/language'
import type { Bundle, FieldModel } from '@attain/engine/metadata'
import type { FormServices } from '@attain/form'
import { createContext, useContext } from 'react'
import type { FormulaPlace } from '../place.ts'

export interface Builder {
  readonly place: FormulaPlace
  readonly bundle: Bundle
  readonly scope: FormulaScope
  readonly services: FormServices
  /** Names of records by id. */
  readonly names: ReadonlyMap<string, string>
}

export const BuilderContext = createContext<Builder | null>(null)

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext)
  if (builder === null) throw new Error('There is no builder here.')
  return builder
}

/** A field of the draft as the inputs of forms know fields. */
export function fieldBody(field: FieldModel): FieldBody {
  return { ...field, access: 'edit', sortable: true, filterable: true } as unknown as FieldBody
}
