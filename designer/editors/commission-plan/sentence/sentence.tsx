/** Settings that read as a sentence: words that can be others, and below it what is wrong with them. */
import type { ReactNode } from 'react'
import { problemsBelow } from '../../../check/problem-at.ts'
import { Notes } from '../../automation/notes.tsx'
import { usePlan } from '../plan-context.tsx'

interface Props {
  /** Where the part stands in the document. */
  readonly pointer: string
  /** What the sentence says of it; anything else tells its problems itself. */
  readonly says: readonly string[]
  readonly children: ReactNode
}

export function Sentence({ pointer, says, children }: Props) {
  const { problems } = usePlan()
  return (
    <>
      <div className="plan-sentence">{children}</div>
      <Notes problems={says.flatMap((property) => problemsBelow(problems, `${pointer}/${property}`))} />
    </>
  )
}
