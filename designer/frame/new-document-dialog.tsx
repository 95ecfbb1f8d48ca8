/** Asks what a new document is called, makes it, and opens its editor. */
import { type Kind, kinds, systemDocuments, type Text } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { Form, Input, Modal, Select, Skeleton } from 'antd'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { addDocument } from '../document/command.ts'
import { type DocumentValue, identityIn } from '../document/documents.ts'
import { nameFrom } from '../document/name-from.ts'
import { useDraft, usePlace } from '../draft/draft-context.tsx'
import { documentLabel } from '../draft/use-document-label.ts'
import type { Start, StartsProps } from '../editors/editor.ts'
import { editors } from '../editors/index.ts'
import { kindWord } from '../names/kind-word.ts'
import { paths } from '../paths.ts'

const VALID_NAME = /^[a-z][a-z0-9_]{0,62}$/

export interface NewDocumentDialogProps {
  readonly kind: Kind
  /** The object that one is at. */
  readonly at: string | undefined
  readonly onClose: () => void
}

export default function NewDocumentDialog({ kind, at, onClose }: NewDocumentDialogProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const draft = useDraft()
  const { workspace } = usePlace()
  const navigate = useNavigate()
  const [typedLabel, setLabel] = useState<string>()
  const [typedName, setTypedName] = useState<string>()
  const [object, setObject] = useState<string | undefined>(at)
  const hasObject = kinds[kind].identifiedBy.some((property) => property === 'object')
  const { documents } = draft.state
  const [start, setStart] = useState<Start>()
  const Starts = startsOf(kind)
  const label =
    typedLabel ??
    (start === undefined ? labelFor(kind, documents.get(`object:${object}`), language) : textIn(start.label, language))
  const free = (wanted: string) => {
    const isFree = (one: string) => !documents.has(`${kind}:${one}`)
    return start === undefined ? wanted : firstFree(wanted, isFree)
  }
  const name = typedName ?? free(nameFrom(typedLabel ?? start?.label.en ?? label))
  const inLanguage = language === 'zh-CN' ? { en: label.trim(), 'zh-CN': label.trim() } : { en: label.trim() }
  const given = {
    name,
    label: typedLabel === undefined && start !== undefined ? { ...start.label } : inLanguage,
    ...(object === undefined ? {} : { object }),
  }
  const document = start === undefined ? editors[kind].begin(given, documents) : start.begin(given)
  const identity = identityIn(document)
  const isTaken = identity !== undefined && documents.has(identity)
  const nameProblem =
    name === '' ? undefined : !VALID_NAME.test(name) ? t('new.badName') : isTaken ? t('new.taken') : undefined
  const isReady =
    label.trim() !== '' && name !== '' && nameProblem === undefined && (!hasObject || object !== undefined)

  const create = () => {
    if (!isReady || identity === undefined) return
    draft.run(addDocument(document, label.trim()))
    onClose()
    void navigate(paths.document(workspace, identity))
  }
  const objects = [...documents]
    .filter(([id]) => id.startsWith('object:'))
    .map(([, value]) => ({ value: String(value.name), label: documentLabel(value, language) ?? String(value.name) }))
  const known = new Set(objects.map(({ value }) => value))
  const ofSystem = systemDocuments
    .filter((one) => !known.has(one.name))
    .map((one) => ({ value: one.name, label: textIn(one.label, language) || one.name }))
  return (
    <Modal
      open
      title={t('outline.new', { kind: kindWord(kind, language) })}
      okText={t('new.create')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: !isReady }}
      {...(Starts !== undefined && { width: 760 })}
      onOk={create}
      onCancel={onClose}
    >
      <Form layout="vertical" onFinish={create}>
        {Starts && (
          <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
            <Starts onStart={setStart} />
          </Suspense>
        )}
        {(hasObject || kind === 'page') && (
          <Form.Item label={t(kind === 'page' ? 'new.listOf' : 'new.object')} required={hasObject} htmlFor="new-object">
            <Select
              id="new-object"
              autoFocus={hasObject}
              showSearch={searchByLabel}
              allowClear={!hasObject}
              value={object}
              onChange={setObject}
              options={[...objects, ...ofSystem]}
              placeholder={kind === 'page' ? t('new.noList') : undefined}
            />
          </Form.Item>
        )}
        <Form.Item label={t('new.label')} required htmlFor="new-label">
          <Input
            id="new-label"
            autoFocus={!hasObject}
            value={label}
            onChange={({ target }) => setLabel(target.value)}
            onPressEnter={create}
          />
        </Form.Item>
        <Form.Item
          label={t(kind === 'object' || kind === 'role' ? 'new.name' : 'new.shortName')}
          required
          htmlFor="new-name"
          help={nameProblem ?? (kind === 'object' ? t('new.nameHint') : undefined)}
          validateStatus={nameProblem ? 'error' : ''}
        >
          <Input
            id="new-name"
            value={name}
            onChange={({ target }) => setTypedName(target.value)}
            onPressEnter={create}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

const loaded = new Map<Kind, ComponentType<StartsProps>>()

/** What is offered to begin from, made lazy once. */
function startsOf(kind: Kind): ComponentType<StartsProps> | undefined {
  const { starts } = editors[kind]
  if (starts === undefined) return undefined
  const made = loaded.get(kind) ?? lazy(starts)
  loaded.set(kind, made)
  return made
}

function firstFree(wanted: string, isFree: (name: string) => boolean): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}_${number}`
    if (isFree(name)) return name
  }
}

/** What a form or a page of an object is mostly called. */
function labelFor(kind: Kind, object: DocumentValue | undefined, language: 'en' | 'zh-CN'): string {
  if (object === undefined) return ''
  const one = documentLabel(object, language) ?? ''
  if (kind === 'layout') return one
  return kind === 'page' ? textIn(object.pluralLabel as Text | undefined, language) || one : ''
}
