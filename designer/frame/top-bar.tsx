/** Above everything: whose draft it is and whether it is saved, undo and redo, and the way to live. */
import {
  ApartmentOutlined,
  ExperimentOutlined,
  EyeOutlined,
  HistoryOutlined,
  MenuOutlined,
  RedoOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { LinkButton, Mark, SandboxLabel } from '@attain/ui/parts'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDraft, useDraftState, usePlace } from '../draft/draft-context.tsx'
import { useChangedDocuments } from '../draft/use-changed-documents.ts'
import { paths } from '../paths.ts'
import { DraftMenu } from './draft-menu.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SavingState } from './saving-state.tsx'
import { titleText } from './title-text.ts'
import { useObjectHere } from './use-object-here.ts'

export function TopBar({ openOutline }: { readonly openOutline: () => void }) {
  const { t } = useTranslation()
  const { workspace, workspaceName, sandboxOf } = usePlace()
  const isSandbox = sandboxOf !== undefined
  const draft = useDraft()
  const object = useObjectHere()
  const undo = useDraftState((state) => state.undo)
  const redo = useDraftState((state) => state.redo)
  const changed = useChangedDocuments()
  const undoText = undo ? t('bar.undo', { what: titleText(t, undo.title) }) : t('bar.nothingToUndo')
  const redoText = redo ? t('bar.redo', { what: titleText(t, redo.title) }) : t('bar.nothingToRedo')
  return (
    <header className={isSandbox ? 'designer-bar is-sandbox' : 'designer-bar'}>
      <Button
        className="designer-menu-button"
        type="text"
        icon={<MenuOutlined />}
        aria-label={t('bar.outline')}
        onClick={openOutline}
      />
      <Link to={paths.map(workspace)} className="designer-mark" aria-label={`${t('bar.name')}: ${t('bar.map')}`}>
        <Mark text={t('bar.name')} />
      </Link>
      {isSandbox && <SandboxLabel name={workspaceName} />}
      <DraftMenu />
      <SavingState />
      <span className="designer-bar-space" />
      <Tooltip title={undoText}>
        <Button
          type="text"
          icon={<UndoOutlined />}
          aria-label={undoText}
          disabled={undo === undefined}
          onClick={() => draft.undo()}
        />
      </Tooltip>
      <Tooltip title={redoText}>
        <Button
          type="text"
          icon={<RedoOutlined />}
          aria-label={redoText}
          disabled={redo === undefined}
          onClick={() => draft.redo()}
        />
      </Tooltip>
      <Tooltip title={t('previewAs.open')}>
        <LinkButton
          type="text"
          icon={<EyeOutlined />}
          aria-label={t('previewAs.open')}
          to={paths.preview(workspace, object)}
          className="designer-wide-only"
        />
      </Tooltip>
      <Tooltip title={t('bar.map')}>
        <LinkButton
          type="text"
          icon={<ApartmentOutlined />}
          aria-label={t('bar.map')}
          to={paths.map(workspace)}
          className="designer-wide-only"
        />
      </Tooltip>
      <Tooltip title={t('bar.history')}>
        <LinkButton
          type="text"
          icon={<HistoryOutlined />}
          aria-label={t('bar.history')}
          to={paths.history(workspace)}
          className="designer-wide-only"
        />
      </Tooltip>
      <Tooltip title={t('environment.title')}>
        <LinkButton
          type="text"
          icon={<ExperimentOutlined />}
          aria-label={t('environment.title')}
          to={paths.environments(workspace)}
          className="designer-wide-only"
        />
      </Tooltip>
      <PersonMenu />
      <LinkButton type="primary" to={paths.publish(workspace)}>
        {changed.length === 0 ? (
          t('bar.publish')
        ) : (
          <>
            <span className="designer-wide-only">{t('bar.publishCount', { count: changed.length })}</span>
            <span className="designer-narrow-only">
              {t('bar.publish')} {changed.length}
            </span>
          </>
        )}
      </LinkButton>
    </header>
  )
}
