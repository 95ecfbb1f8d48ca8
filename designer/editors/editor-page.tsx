/** One document: its editor, its source, or both side by side; they edit the same document. */
import { CodeOutlined, DeleteOutlined, EditOutlined, EllipsisOutlined, SplitCellsOutlined } from '@ant-design/icons'
import { isKind, kinds } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { Notice } from '@attain/ui/feedback'
import { useLanguage } from '@attain/ui/i18n'
import { LinkButton } from '@attain/ui/parts'
import { Alert, App, Button, Dropdown, Segmented, Skeleton } from 'antd'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useChecks } from '../check/use-checks.ts'
import { removeDocument } from '../document/command.ts'
import { kindIn } from '../document/documents.ts'
import { useDocument, useDraft, useDraftState, usePlace } from '../draft/draft-context.tsx'
import { documentLabel, useDocumentLabel } from '../draft/use-document-label.ts'
import { identityFromPath, paths } from '../paths.ts'
import { withAllSchemas, withSchema } from '../schema-form/kind-schema.ts'
import { withMonacoWords } from '../source/monaco-words.ts'
import type { EditorProps } from './editor.ts'
import './editor-page.css'
import { editors } from './index.ts'
import { kindIcons } from './kind-icons.tsx'

const SourceEditor = lazy(() => withAllSchemas(() => withMonacoWords(() => import('../source/source-editor.tsx'))))
const loaded = new Map<string, ComponentType<EditorProps>>()

/** The editor of a kind, made lazy once. */
function editorOf(kind: keyof typeof editors): ComponentType<EditorProps> {
  const known = loaded.get(kind)
  if (known) return known
  const made = lazy(() => withSchema(kind, editors[kind].load))
  loaded.set(kind, made)
  return made
}

type Way = 'editor' | 'both' | 'source'
const REMEMBERED = 'attain.designer.way'

export default function EditorPage() {
  const { t } = useTranslation()
  const identity = identityFromPath(useParams()['*'] ?? '')
  const document = useDocument(identity)
  const { workspace } = usePlace()
  const kind = kindIn(identity)
  if (document === undefined || !isKind(kind))
    return (
      <Notice title={t('editor.missing')} text={t('editor.missingHint', { identity })}>
        <LinkButton type="primary" to={paths.map(workspace)}>
          {t('bar.map')}
        </LinkButton>
      </Notice>
    )
  return <OneDocument key={identity} identity={identity} document={document} kind={kind} />
}

function OneDocument({ identity, document, kind }: EditorProps & { readonly kind: keyof typeof editors }) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const [way, setWay] = useState<Way>(() => (localStorage.getItem(REMEMBERED) as Way | null) ?? 'editor')
  const isUnfinished = useDraftState((state) => state.unfinished.has(identity))
  const checks = useChecks()
  const isBroken = checks?.broken.includes(identity) === true
  const Editor = editorOf(kind)
  const label = documentLabel(document, language) ?? identity
  const shown = isBroken && way === 'editor' ? 'both' : way
  const choose = (next: Way) => {
    localStorage.setItem(REMEMBERED, next)
    setWay(next)
  }
  return (
    <article className={`editor editor-${shown}`}>
      <header className="editor-head">
        <span className="editor-icon">{kindIcons[kind]}</span>
        <div className="editor-title">
          <h1 title={label}>{label}</h1>
          <span>
            {textIn(kinds[kind].label, language)} · <code>{identity.slice(identity.indexOf(':') + 1)}</code>
          </span>
        </div>
        <Segmented<Way>
          aria-label={t('editor.way')}
          value={shown}
          onChange={choose}
          options={[
            { value: 'editor', icon: <EditOutlined />, label: t('editor.editor') },
            { value: 'both', icon: <SplitCellsOutlined />, label: t('editor.both'), className: 'designer-wide-only' },
            { value: 'source', icon: <CodeOutlined />, label: t('editor.source') },
          ]}
        />
        <DocumentMenu identity={identity} />
      </header>
      {isUnfinished && shown !== 'source' && <Alert banner type="warning" title={t('editor.unfinished')} />}
      {isBroken && <Alert banner type="error" title={t('editor.broken')} />}
      <div className="editor-panes">
        {shown !== 'source' && !isBroken && (
          <div className="editor-visual">
            <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
              {/* editors read documents of the right shape, which nobody knows before the first check */}
              {checks === undefined ? (
                <Skeleton active paragraph={{ rows: 8 }} />
              ) : (
                <Editor identity={identity} document={document} />
              )}
            </Suspense>
          </div>
        )}
        {(shown !== 'editor' || isBroken) && (
          <div className="editor-source">
            <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
              <SourceEditor identity={identity} document={document} />
            </Suspense>
          </div>
        )}
      </div>
    </article>
  )
}

/** What one can do with a document as a whole. */
function DocumentMenu({ identity }: { readonly identity: string }) {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const draft = useDraft()
  const navigate = useNavigate()
  const { workspace } = usePlace()
  const labelOf = useDocumentLabel()
  const checks = useChecks()
  const remove = () => {
    const users = usersOf(checks, identity)
    modal.confirm({
      title: t('editor.deleteQuestion', { name: labelOf(identity) }),
      content:
        users.length === 0 ? t('editor.deleteHint') : t('editor.deleteUsed', { users: users.map(labelOf).join(', ') }),
      okText: t('action.delete'),
      cancelText: t('action.cancel'),
      okButtonProps: { danger: true },
      onOk: async () => {
        draft.run(removeDocument(identity, labelOf(identity)))
        await navigate(paths.map(workspace))
      },
    })
  }
  const items = [
    {
      key: 'map',
      label: t('editor.onMap'),
      onClick: () => void navigate(`${paths.map(workspace)}?node=${encodeURIComponent(identity)}`),
    },
    {
      key: 'history',
      label: t('editor.history'),
      onClick: () => void navigate(`${paths.history(workspace)}?document=${encodeURIComponent(identity)}`),
    },
    ...(kindIn(identity) === 'app'
      ? []
      : [{ key: 'delete', label: t('editor.delete'), icon: <DeleteOutlined />, danger: true, onClick: remove }]),
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={<EllipsisOutlined />} aria-label={t('editor.more')} />
    </Dropdown>
  )
}

/** The documents that name this one, or a field of it. */
function usersOf(checks: ReturnType<typeof useChecks>, identity: string): readonly string[] {
  const name = identity.slice('object:'.length)
  const isInside = (id: string) => id === identity || id.startsWith(`field:${name}.`)
  const users = (checks?.graph.edges ?? [])
    .filter(({ from, to }) => isInside(to) && !isInside(from))
    .map(({ from }) => (from.startsWith('field:') ? `object:${from.slice('field:'.length).split('.')[0]}` : from))
  return [...new Set(users)]
}
