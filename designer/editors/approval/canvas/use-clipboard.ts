/** Copies, cuts and pastes nodes, also from one approval to another, by the clipboard of the machine. */
import { selfContained } from '@attain/engine/metadata'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { kindSchema } from '../../../schema-form/kind-schema.ts'
import { createMatcher } from '../../../schema-form/validator.ts'
import type { EditedApproval } from '../approval-context.tsx'
import * as commands from '../graph/commands.ts'
import type { Approval } from '../graph/document.ts'
import { insertAfter, insertOnExit } from '../graph/edits.ts'
import { copyOf, type Fragment } from '../graph/fragment.ts'
import { spotBehind } from './spot-behind.ts'

const MARK = 'attain.approval'

export function useClipboard(edited: EditedApproval): void {
  const { t } = useTranslation()
  const latest = useRef(edited)
  latest.current = edited
  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      const { approval, selected, remove } = latest.current
      if (isWriting(event) || selected.of !== 'nodes' || event.clipboardData === null) return
      const fragment = copyOf(approval, new Set(selected.names))
      if (fragment === undefined) return
      event.clipboardData.setData('text/plain', JSON.stringify({ [MARK]: fragment }))
      event.preventDefault()
      if (event.type === 'cut') remove(selected.names)
    }
    const paste = (event: ClipboardEvent) => {
      if (isWriting(event)) return
      const fragment = fragmentIn(event.clipboardData?.getData('text/plain') ?? '')
      if (fragment === undefined) return
      event.preventDefault()
      const { identity, approval, selected, run, select } = latest.current
      const spot = spotBehind(approval, selected)
      const what = t('approval.pasted', { count: fragment.nodes.length })
      const after =
        'on' in spot ? insertOnExit(approval, spot.on, fragment) : insertAfter(approval, spot.after, fragment)
      // what comes from elsewhere may have any shape
      if (after === undefined || !hasShape(after)) return
      run(
        'on' in spot
          ? commands.insertOnEdge(identity, spot.on, fragment, what)
          : commands.insertAfter(identity, spot.after, fragment, what),
      )
      const known = new Set(approval.nodes.map(({ name }) => name))
      select({ of: 'nodes', names: after.nodes.map(({ name }) => name).filter((name) => !known.has(name)) })
    }
    document.addEventListener('copy', copy)
    document.addEventListener('cut', copy)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('copy', copy)
      document.removeEventListener('cut', copy)
      document.removeEventListener('paste', paste)
    }
  }, [t])
}

/** Text that is selected or written is what one means. */
function isWriting({ target }: Event): boolean {
  if (String(getSelection() ?? '') !== '') return true
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, [contenteditable="true"], [role="dialog"]') !== null
  )
}

function hasShape(approval: Approval): boolean {
  const schema = selfContained(kindSchema('approval'))
  return createMatcher(schema).isValid(schema as never, approval as never, schema as never)
}

/** What somebody copied from an approval; anything else on the clipboard is none of our business. */
function fragmentIn(text: string): Fragment | undefined {
  if (!text.startsWith(`{"${MARK}"`)) return undefined
  try {
    return (JSON.parse(text) as { readonly [MARK]: Fragment })[MARK]
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
