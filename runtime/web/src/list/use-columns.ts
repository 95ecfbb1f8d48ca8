import type { ObjectBody } from '@attain/contract'
import type { ViewDocument } from '@attain/form'
import { useCallback, useMemo, useState } from 'react'
import { useApplication } from '../application/application.tsx'
import { type ColumnChoice, choicesOfView, columnsOf, recallColumns, rememberColumns } from './columns.ts'

/** The columns of a view for this person, and ways to change them. `reset` brings the view's own back. */
export function useColumns(object: ObjectBody, view: ViewDocument) {
  const { workspace, objects, language } = useApplication()
  const [own, setOwn] = useState<{ view: ViewDocument; choices: ColumnChoice[] | null }>(() => ({
    view,
    choices: recallColumns(workspace, view),
  }))
  const stored = own.view === view ? own.choices : recallColumns(workspace, view)
  const choices = useMemo(() => stored ?? choicesOfView(view), [stored, view])
  const columns = useMemo(() => columnsOf(choices, objects, object, language), [choices, objects, object, language])
  const change = useCallback(
    (next: ColumnChoice[] | null) => {
      rememberColumns(workspace, view, next)
      setOwn({ view, choices: next })
    },
    [workspace, view],
  )
  return { columns, choices, change, changed: stored !== null }
}
