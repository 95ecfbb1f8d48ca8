/** The way that a simulation took, while one looks at it. */
import { createContext, useContext } from 'react'

export interface Lit {
  /** Elements that the record passes. */
  readonly elements: ReadonlySet<string>
  /** Lines that it takes, as `from to`. */
  readonly lines: ReadonlySet<string>
  /** Who is asked, and what becomes of it, by node. */
  readonly people: ReadonlyMap<string, { readonly text: string; readonly isStuck: boolean }>
}

export const LitContext = createContext<Lit | undefined>(undefined)

export function useLit(): Lit | undefined {
  return useContext(LitContext)
}
