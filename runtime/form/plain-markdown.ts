import type { ReactNode } from 'react'

/** Takes the place of a Markdown renderer that rjsf brings for descriptions of optional objects; a record has none. */
export function Markdown({ children }: { readonly children?: ReactNode }): ReactNode {
  return children
}
