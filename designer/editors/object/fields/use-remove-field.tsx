/** Deletes a field: says who uses it and what becomes of its values; at once when neither matters. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { App, Button } from 'antd'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { removeEntry } from '../../../document/command.ts'
import { useDraft, usePlace } from '../../../draft/draft-context.tsx'
import { paths } from '../../../paths.ts'
import { useObject } from '../object-context.tsx'
import { useFindUsers } from './use-users-of.ts'

export function useRemoveField(): (index: number) => void {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { modal, message } = App.useApp()
  const edited = useObject()
  const draft = useDraft()
  const { workspace } = usePlace()
  const navigate = useNavigate()
  const findUsers = useFindUsers()

  const remove = async (index: number) => {
    const { identity, object, fields, live, run } = edited
    const field = fields[index]
    if (field === undefined) return
    const label = textIn(field.label, language) || field.name
    const users = await findUsers(object.name, field.name)
    const isLive = live?.fields?.some(({ name }) => name === field.name) === true
    const go = () => {
      run(removeEntry(identity, '/fields', index, label))
      const step = draft.state.undo
      const key = `removed ${field.name}`
      const undo = () => {
        // what was done since is not taken back from here
        if (draft.state.undo === step) draft.undo()
        message.destroy(key)
      }
      void message.open({
        key,
        duration: 6,
        content: (
          <span>
            {t('object.removed', { name: label })}{' '}
            <Button size="small" type="link" onClick={undo}>
              {t('object.undo')}
            </Button>
          </span>
        ),
      })
    }
    if (users.length === 0 && !isLive) return go()
    const node = encodeURIComponent(`field:${object.name}.${field.name}`)
    const dialog = modal.confirm({
      title: t('editor.deleteQuestion', { name: label }),
      width: 480,
      content: (
        <div className="dialog-text">
          {isLive && <p>{t('object.removeLive')}</p>}
          {users.length > 0 && (
            <>
              <p>{t('object.removeUsed', { count: users.length })}</p>
              <ul>
                {users.slice(0, 12).map(({ id, label: user }) => (
                  <li key={id}>{user}</li>
                ))}
                {users.length > 12 && <li>{t('object.andMore', { count: users.length - 12 })}</li>}
              </ul>
              <Button
                type="link"
                onClick={() => {
                  dialog.destroy()
                  void navigate(`${paths.map(workspace)}?node=${node}`)
                }}
              >
                {t('editor.onMap')}
              </Button>
            </>
          )}
          <p>{t('object.removeUndo')}</p>
        </div>
      ),
      okText: t('action.delete'),
      cancelText: t('action.cancel'),
      okButtonProps: { danger: true },
      onOk: go,
    })
  }
  const latest = useRef(remove)
  latest.current = remove
  return useCallback((index: number) => void latest.current(index), [])
}
