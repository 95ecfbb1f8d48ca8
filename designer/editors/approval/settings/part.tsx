/** A part of the settings that opens and closes; what is closed is not there, so that opening a node is quick. */
import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { type ReactNode, useId, useState } from 'react'

interface PartProps {
  readonly title: string
  /** What it says, while it is closed. */
  readonly summary?: string
  readonly isOpen?: boolean
  readonly hasProblem?: boolean
  readonly children: ReactNode
}

export function Part({ title, summary, isOpen: isOpenAtFirst = false, hasProblem = false, children }: PartProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst || hasProblem)
  const id = useId()
  return (
    <section className="approval-part" data-problem={hasProblem || undefined}>
      <h3>
        <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          <span>{title}</span>
          {!isOpen && summary && <small>{summary}</small>}
        </button>
      </h3>
      <div id={id}>{isOpen && children}</div>
    </section>
  )
}
