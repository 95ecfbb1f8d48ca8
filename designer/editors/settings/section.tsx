import type { ReactNode } from 'react'
import type { ProblemAt } from '../../check/problem-at.ts'
import { Notes } from '../automation/notes.tsx'
import { useSettings } from './settings-context.tsx'

interface SectionProps {
  /** The property that it shows; an address can ask for it. */
  readonly part: string
  /** Problems of the part itself that something inside tells. */
  readonly toldInside?: (problem: ProblemAt) => boolean
  readonly children: ReactNode
}

/** A part of the document; the first one goes without a title, as the page has it. */
export function Section({ part, toldInside = () => false, children }: SectionProps) {
  const { problems, words } = useSettings()
  const { title, description } = words('', part)
  return (
    <section className="setting-part" data-part={part}>
      {part !== 'label' && (
        <header>
          <h2>{title}</h2>
          <p>{description}</p>
        </header>
      )}
      <Notes problems={problems.filter((problem) => problem.pointer === `/${part}` && !toldInside(problem))} />
      {children}
    </section>
  )
}
