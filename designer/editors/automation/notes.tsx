/** What is wrong with a part, below it. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import type { ProblemAt } from '../../check/problem-at.ts'
import './automation.css'

export function Notes({ problems }: { readonly problems: readonly ProblemAt[] }) {
  const [language] = useLanguage()
  return problems.map(({ message, pointer, severity }) => (
    <p key={`${pointer} ${message.en}`} className="automation-note" data-severity={severity}>
      {textIn(message, language)}
    </p>
  ))
}
