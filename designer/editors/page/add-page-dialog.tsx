/** Asks what a new page shows and what it is called. */

import type { PageDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { searchByLabel } from '@attain/ui/parts'
import { Form, Input, Modal, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useBundle } from '../../check/use-checks.ts'
import { nameFrom } from '../../document/name-from.ts'
import { useDraft, usePlace } from '../../draft/draft-context.tsx'
import { paths } from '../../paths.ts'
import { addPage, freeName } from './page-commands.ts'

interface Props {
  /** The page that it comes behind, or into when that is a group. */
  readonly after: string
  readonly onClose: () => void
}

type Type = PageDocument['content']['type']
const types: readonly Type[] = ['list', 'dashboard', 'group', 'text']

export function AddPageDialog({ after, onClose }: Props) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const draft = useDraft()
  const { workspace } = usePlace()
  const navigate = useNavigate()
  const bundle = useBundle()
  const [type, setType] = useState<Type>('list')
  const [object, setObject] = useState<string>()
  const [dashboard, setDashboard] = useState<string>()
  const [typed, setTyped] = useState<string>()
  const objects = [...bundle.objects.values()].toSorted((a, b) => Number(a.system) - Number(b.system))
  const listed = type === 'list' && object !== undefined ? bundle.objects.get(object)?.document : undefined
  const shownDashboard = type === 'dashboard' ? bundle.dashboards.get(dashboard ?? '')?.document : undefined
  // a list is called as what it lists, until somebody says otherwise
  const suggested = listed?.pluralLabel ?? listed?.label ?? shownDashboard?.label
  const words = typed ?? textIn(suggested, language)
  const isReady =
    words.trim() !== '' &&
    (type !== 'list' || object !== undefined) &&
    (type !== 'dashboard' || dashboard !== undefined)
  const create = () => {
    if (!isReady) return
    const own = words.trim()
    const label =
      typed === undefined && suggested !== undefined
        ? suggested
        : language === 'zh-CN'
          ? { en: own, 'zh-CN': own }
          : { en: own }
    const name = freeName(nameFrom(label.en) || (object ?? ''), draft.state.documents)
    const content: PageDocument['content'] =
      type === 'list' && object !== undefined
        ? { type: 'list', object }
        : type === 'dashboard' && dashboard !== undefined
          ? { type: 'dashboard', dashboard }
          : type === 'text'
            ? { type: 'text', body: label }
            : { type: 'group' }
    draft.run(addPage({ kind: 'page', name, label, content }, after, own))
    onClose()
    void navigate(paths.document(workspace, `page:${name}`))
  }
  return (
    <Modal
      open
      title={t('page.add')}
      okText={t('new.create')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: !isReady }}
      onOk={create}
      onCancel={onClose}
    >
      <Form layout="vertical" component="div">
        <Form.Item label={t('page.shows')}>
          <Segmented<Type>
            aria-label={t('page.shows')}
            value={type}
            onChange={setType}
            options={types.map((one) => ({ value: one, label: t(`page.type.${one}`) }))}
          />
        </Form.Item>
        {type === 'list' && (
          <Form.Item label={t('new.listOf')} required htmlFor="page-object">
            <Select
              id="page-object"
              showSearch={searchByLabel}
              value={object ?? null}
              onChange={(next: string | null) => setObject(next ?? undefined)}
              options={objects.map(({ name, document }) => ({
                value: name,
                label: textIn(document.pluralLabel ?? document.label, language) || name,
              }))}
            />
          </Form.Item>
        )}
        {type === 'dashboard' && (
          <Form.Item label={t('page.type.dashboard')} required htmlFor="page-dashboard">
            <Select
              id="page-dashboard"
              showSearch={searchByLabel}
              value={dashboard ?? null}
              onChange={(next: string | null) => setDashboard(next ?? undefined)}
              options={[...bundle.dashboards.values()].map(({ document }) => ({
                value: document.name,
                label: textIn(document.label, language) || document.name,
              }))}
            />
          </Form.Item>
        )}
        <Form.Item label={t('new.label')} required htmlFor="page-label">
          <Input
            id="page-label"
            value={words}
            onChange={({ target }) => setTyped(target.value)}
            onPressEnter={create}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
