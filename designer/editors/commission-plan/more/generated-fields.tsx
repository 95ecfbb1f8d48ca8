/** Some settings of a part of a plan as the schema has them. */
import { useLanguage } from '@attain/ui/i18n'
import { problemsBelow } from '../../../check/problem-at.ts'
import { PartForm } from '../../automation/part-form.tsx'
import { usePlan } from '../plan-context.tsx'

interface Props<T extends object> {
  readonly definition: string
  readonly properties: readonly (keyof T & string)[]
  readonly value: T
  readonly pointer: string
  /** Only this property is written back, where the rest is edited elsewhere. */
  readonly only?: keyof T & string
}

export function GeneratedFields<T extends object>({ definition, properties, value, pointer, only }: Props<T>) {
  const [language] = useLanguage()
  const { identity, problems, words, set } = usePlan()
  return (
    <PartForm<T>
      key={language}
      kind="commission-plan"
      identity={identity}
      definition={definition}
      properties={properties}
      value={value}
      pointer={pointer}
      problems={problemsBelow(problems, pointer)}
      onChange={(next) =>
        only === undefined
          ? set(pointer, next, words(definition, '').title)
          : set(`${pointer}/${only}`, next[only], words(definition, only).title)
      }
    />
  )
}
