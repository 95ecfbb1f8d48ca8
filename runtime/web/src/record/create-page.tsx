import type { ObjectBody, Values } from '@attain/contract'
import { textIn } from '@attain/form'
import { ApiError } from '@attain/ui/api'
import { Failure, NotFoundPage, useMessages } from '@attain/ui/feedback'
import { useTitle } from '@attain/ui/parts'
import { useQueries } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { getRecord } from '../api/records.ts'
import { useApplication, useObject } from '../application/application.tsx'
import { paths } from '../application/paths.ts'
import { recordName } from '../application/record-names.ts'
import { preloadFormulas } from '../formula/use-live-formulas.ts'
import { RecordEditor } from './record-editor.tsx'
import './record.css'

export default function CreatePage() {
  const object = useObject(useParams().object)
  const { workspace, layouts } = useApplication()
  if (!object) return <NotFoundPage />
  if (!object.rights.create) return <Failure error={new ApiError(403, {})} homeHref={paths.home(workspace)} />
  preloadFormulas(object, layouts, 'form')
  return <CreateRecord key={object.name} object={object} />
}

/** Values in the address, such as the parent of a new child: `?account=…`. */
function presetFrom(params: URLSearchParams, object: ObjectBody): Values {
  const known = new Set(object.fields.filter((field) => field.access === 'edit').map((field) => field.name))
  return Object.fromEntries([...params].filter(([name]) => known.has(name)))
}

function CreateRecord({ object }: { readonly object: ObjectBody }) {
  const { t } = useTranslation()
  const { workspace, language, objects } = useApplication()
  const [params] = useSearchParams()
  const navigate = useNavigate()
  const { done } = useMessages()
  const preset = presetFrom(params, object)
  const references = object.fields.filter(
    (field) => field.target !== undefined && typeof preset[field.name] === 'string',
  )
  const parents = useQueries({
    queries: references.map((field) => ({
      queryKey: ['name', workspace, preset[field.name]],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const target = objects.get(field.target ?? '')
        return target ? recordName(target, await getRecord(target.name, String(preset[field.name]), signal)) : '…'
      },
    })),
  })
  const title = t('action.newOf', { object: textIn(object.label, language) })
  useTitle(title)
  if (parents.some((parent) => parent.isPending)) return <Skeleton active />
  const presetNames = new Map(references.map((field, i) => [String(preset[field.name]), parents[i]?.data ?? '…']))
  return (
    <div className="editor-page">
      <h1>{title}</h1>
      <RecordEditor
        object={object}
        preset={preset}
        presetNames={presetNames}
        onSaved={(record) => {
          done(t('record.created', { object: textIn(object.label, language) }))
          void navigate(paths.record(workspace, object.name, record.id), { replace: true })
        }}
        onCancel={() => void navigate(-1)}
      />
    </div>
  )
}
