/** The source gives the document another name: that makes another document of it, which somebody has to want. */
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { replaceDocument } from '../document/command.ts'
import { identityIn } from '../document/documents.ts'
import { useDraft, useDraftState, usePlace } from '../draft/draft-context.tsx'
import { paths } from '../paths.ts'
import { readSource } from './read-source.ts'

export function OtherNameBar({ identity }: { readonly identity: string }) {
  const { t } = useTranslation()
  const draft = useDraft()
  const { workspace } = usePlace()
  const navigate = useNavigate()
  const text = useDraftState((state) => state.unfinished.get(identity))
  const document = text === undefined ? undefined : readSource(text, identity)
  const other = document && identityIn(document)
  if (document === undefined || other === undefined || other === identity) return null
  const isTaken = draft.state.documents.has(other)
  const rename = () => {
    draft.setUnfinished(identity, undefined)
    draft.run(replaceDocument(identity, document, other))
    void navigate(paths.document(workspace, other), { replace: true })
  }
  return (
    <Alert
      banner
      type="warning"
      title={isTaken ? t('source.taken', { other }) : t('source.otherName', { other })}
      action={
        !isTaken && (
          <Button size="small" onClick={rename}>
            {t('source.rename')}
          </Button>
        )
      }
    />
  )
}
