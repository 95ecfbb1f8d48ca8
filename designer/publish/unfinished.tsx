/** Documents whose source is not finished, by name: what hinders a publish is a click away. */
import { isKind } from '@attain/engine/metadata'
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { kindIn } from '../document/documents.ts'
import { useDraftState, usePlace } from '../draft/draft-context.tsx'
import { useDocumentLabel } from '../draft/use-document-label.ts'
import { kindIcons } from '../editors/kind-icons.tsx'
import { paths } from '../paths.ts'

export function Unfinished() {
  const { t } = useTranslation()
  const { workspace } = usePlace()
  const unfinished = useDraftState((state) => state.unfinished)
  const labelOf = useDocumentLabel()
  if (unfinished.size === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={t('publish.unfinished', { count: unfinished.size })}
      description={
        <ul className="publish-unfinished">
          {[...unfinished.keys()].map((identity) => {
            const kind = kindIn(identity)
            return (
              <li key={identity}>
                {isKind(kind) && kindIcons[kind]}{' '}
                <Link to={paths.document(workspace, identity)}>{labelOf(identity)}</Link>
              </li>
            )
          })}
        </ul>
      }
    />
  )
}
