import type { FormulaProblem } from '@attain/engine/formula/language'
import { useApplication } from '../application/application.tsx'
import './formula-problems.css'

/** What is wrong in a formula, each with the line where it is, marked. */
export function FormulaProblems({
  problems,
  text,
}: {
  readonly problems: readonly FormulaProblem[]
  readonly text: string
}) {
  const { language } = useApplication()
  return (
    <ul className="formula-problems">
      {problems.map(({ message, hint, span, place }) => (
        <li key={`${place} ${span?.start} ${message.en}`}>
          {message[language] ?? message.en} {hint && <em>{hint[language] ?? hint.en}</em>}
          {span && span.end > span.start && <Excerpt text={text} start={span.start} end={span.end} />}
        </li>
      ))}
    </ul>
  )
}

/** The line with the problem, marked. */
function Excerpt({ text, start, end }: { readonly text: string; readonly start: number; readonly end: number }) {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', start)
  const to = lineEnd === -1 ? text.length : lineEnd
  return (
    <pre>
      {text.slice(from, start)}
      <mark>{text.slice(start, Math.min(end, to))}</mark>
      {text.slice(Math.min(end, to), to)}
    </pre>
  )
}
