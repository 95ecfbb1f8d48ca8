/** What the settings are open of; the address may ask for it: `?at=/sections/0/fields/2/visibleWhen`. */
import type { LayoutDocument } from '@attain/engine/metadata'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Selected } from './layout-context.tsx'
import { placedIn, sectionKeys } from './layout-document.ts'

export function useSelected(layout: LayoutDocument): readonly [Selected, (selected: Selected) => void] {
  const [selected, select] = useState<Selected>({ of: 'layout' })
  const latest = useRef(layout)
  latest.current = layout
  const [params] = useSearchParams()
  const at = params.get('at')
  useEffect(() => {
    // asked for once: what the address points to may move afterwards
    if (at !== null) select(selectedAt(at, latest.current))
  }, [at])
  return [selected, select]
}

export function selectedAt(pointer: string, layout: LayoutDocument): Selected {
  const [, list, first, inner, second] = pointer.split('/')
  if (list === 'related' && first !== undefined) return { of: 'related', index: Number(first) }
  if (list !== 'sections' || first === undefined) return { of: 'layout' }
  if (inner === 'fields' && second !== undefined) {
    const one = placedIn(layout).find(({ section, index }) => section === Number(first) && index === Number(second))
    if (one !== undefined) return { of: 'field', key: one.key }
  }
  const key = sectionKeys(layout)[Number(first)]
  return key === undefined ? { of: 'layout' } : { of: 'section', key }
}
