import type { FieldBody } from '@attain/contract'
import type { StoredFile } from '@attain/form'
import { AttachmentInput } from '@attain/form/inputs'
import { useApplication } from '../../application/application.tsx'
import { useFormServices } from '../../record/use-form-services.ts'

const MOST_FILES = 20
const FILES: FieldBody = {
  name: 'files',
  type: 'attachment',
  valueType: 'attachment',
  label: { en: 'Attachments', 'zh-CN': '附件' },
  access: 'edit',
  builtIn: false,
  required: false,
  unique: false,
  sortable: false,
  filterable: false,
  document: { maxFiles: MOST_FILES },
}
const NO_NAMES: ReadonlyMap<string, string> = new Map()

interface OpinionFilesProps {
  readonly id: string
  readonly files: readonly StoredFile[]
  readonly onChange: (files: readonly StoredFile[]) => void
}

/** Files that go with an opinion. */
export function OpinionFiles({ id, files, onChange }: OpinionFilesProps) {
  const { language } = useApplication()
  const services = useFormServices()
  return (
    <AttachmentInput
      id={id}
      field={FILES}
      value={files}
      onChange={(next) => onChange((next as readonly StoredFile[] | null) ?? [])}
      language={language}
      services={services}
      names={NO_NAMES}
    />
  )
}
