/** One setting of a part of a scorecard, named and explained by the schema. */
import { type ReactNode, useId } from 'react'
import { problemsBelow } from '../../check/problem-at.ts'
import { Setting } from '../../names/setting.tsx'
import { useSettings } from './settings-context.tsx'

interface Props {
  readonly definition: string
  readonly property: string
  /** Where the setting stands in the document. */
  readonly pointer: string
  readonly children: (id: string, isBad: boolean) => ReactNode
}

export function Field({ definition, property, pointer, children }: Props) {
  const { words, problems } = useSettings()
  const id = useId()
  const own = problemsBelow(problems, pointer)
  return (
    <Setting words={words(definition, property)} id={id} problems={own}>
      {children(id, own.length > 0)}
    </Setting>
  )
}
