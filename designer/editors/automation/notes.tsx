/** What is wrong with a part, below it; what is wrong in several places of it is said once. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import type { ProblemAt } from '../../check/problem-at.ts'
import './automation.css'

export function Notes({ problems }: { readonly problems: readonly ProblemAt[] }) {
  const [language] = useLanguage()
  const said = new Map(problems.map((problem) => [problem.message.en, problem]))
  return Array.from(said, ([key, { message, severity }]) => (
    <p key={key} className="automation-note" data-severity={severity}>
      {textIn(message, language)}
    </p>
  ))
}
