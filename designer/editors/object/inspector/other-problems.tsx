/** Problems of a part of the document that no input beside shows. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Alert } from 'antd'
import type { EditedObject } from '../object-context.tsx'

export interface OtherProblemsProps {
  readonly problems: EditedObject['problems']
  /** First steps of pointers that have an input. */
  readonly shown: ReadonlySet<string>
}

export function OtherProblems({ problems, shown }: OtherProblemsProps) {
  const [language] = useLanguage()
  return problems
    .filter(({ pointer }) => !shown.has(pointer.split('/')[1] ?? ''))
    .map(({ pointer, severity, message, hint }) => (
      <Alert
        key={`${pointer} ${message.en}`}
        className="inspector-problem"
        type={severity === 'error' ? 'error' : 'warning'}
        showIcon
        title={textIn(message, language)}
        description={hint ? textIn(hint, language) : undefined}
      />
    ))
}
