import type { FieldBody } from '@attain/contract'
import { LookupInput } from '@attain/form/inputs'
import { useApplication } from '../../application/application.tsx'
import { useFormServices } from '../../record/use-form-services.ts'

const PERSON: FieldBody = {
  name: 'person',
  type: 'user',
  valueType: 'user',
  label: { en: 'Person', 'zh-CN': '人员' },
  access: 'edit',
  builtIn: false,
  required: false,
  unique: false,
  target: 'person',
  sortable: false,
  filterable: false,
  document: {},
}
const NO_NAMES: ReadonlyMap<string, string> = new Map()

interface PeopleSelectProps {
  readonly id: string
  readonly value: readonly string[]
  readonly onChange: (people: readonly string[]) => void
  /** One person where it is false. */
  readonly several?: boolean
}

/** People, found by their names. */
export function PeopleSelect({ id, value, onChange, several = false }: PeopleSelectProps) {
  const { language } = useApplication()
  const services = useFormServices()
  return (
    <LookupInput
      id={id}
      field={PERSON}
      several={several}
      value={several ? value : (value[0] ?? null)}
      onChange={(next) => onChange(Array.isArray(next) ? next : typeof next === 'string' ? [next] : [])}
      language={language}
      services={services}
      names={NO_NAMES}
    />
  )
}
