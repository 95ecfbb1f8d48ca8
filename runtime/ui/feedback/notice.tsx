import type { ReactNode } from 'react'

/** A page or a part of it that has nothing to show: what is the matter, why, and what to do. */
export function Notice({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <section className="notice">
      <h1>{title}</h1>
      {text && <p>{text}</p>}
      {children && <div className="notice-actions">{children}</div>}
    </section>
  )
}
