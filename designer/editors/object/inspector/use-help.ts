import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { type EditedObject, problemsIn } from '../object-context.tsx'

export interface Help {
  readonly help: string | undefined
  readonly validateStatus: 'error' | 'warning' | ''
}

/** What a form item says about the problems at a pointer. */
export function useHelp(problems: EditedObject['problems']): (pointer: string) => Help {
  const [language] = useLanguage()
  return (pointer) => {
    const found = problemsIn(problems, pointer)
    return {
      help: found.map(({ message }) => textIn(message, language)).join(' ') || undefined,
      validateStatus: found.some(({ severity }) => severity === 'error') ? 'error' : found.length > 0 ? 'warning' : '',
    }
  }
}
