/** Everything that a view says, in the order in which one thinks of it. */
import { ProjectOutlined, TableOutlined } from '@ant-design/icons'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Alert, Form, Segmented, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../check/problem-at.ts'
import { setValue } from '../../document/command.ts'
import { RoleSelect } from '../../names/role-select.tsx'
import { ConditionSetting, Setting } from '../../names/setting.tsx'
import { SortLevels } from '../../names/sort-levels.tsx'
import { WordsInput } from '../../parts/words-input.tsx'
import { json } from '../object/object-document.ts'
import { useScrollToAsked } from '../settings/use-scroll-to-asked.ts'
import { BoardSettings } from './board-settings.tsx'
import { Columns } from './columns.tsx'
import { useView } from './view-context.tsx'

const MOST_LEVELS = 5

export function ViewSettings() {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, view, problems, words, run } = useView()
  const label = textIn(view.label, language)
  const set = (property: string, value: unknown) =>
    run(setValue(identity, `/${property}`, value === undefined ? undefined : json(value), words('', property).title))
  const at = (property: string) => problemsBelow(problems, `/${property}`)
  const room = useScrollToAsked('li')
  return (
    <Form layout="vertical" component="div" className="view-settings">
      <div ref={room}>
        {problems
          .filter(({ pointer }) => pointer === '')
          .map(({ message, hint }) => (
            <Alert
              key={message.en}
              className="view-problem"
              type="error"
              showIcon
              title={textIn(message, language)}
              description={hint && textIn(hint, language)}
            />
          ))}
        <div data-part="label">
          <WordsInput
            id="view-words"
            label={words('', 'label').title}
            value={view.label}
            required
            onChange={(next) => run(setValue(identity, '/label', json(next), label))}
          />
        </div>
        <div data-part="type">
          <Setting words={words('', 'type')} problems={at('type')}>
            <Segmented<'table' | 'board'>
              aria-label={words('', 'type').title}
              value={view.type ?? 'table'}
              options={[
                { value: 'table', icon: <TableOutlined />, label: t('view.table') },
                { value: 'board', icon: <ProjectOutlined />, label: t('view.board') },
              ]}
              onChange={(type) => set('type', type)}
            />
          </Setting>
        </div>
        {view.type === 'board' && (
          <div data-part="board">
            <BoardSettings />
          </div>
        )}
        <div data-part="columns">
          <Setting words={words('', 'columns')}>
            <Columns />
          </Setting>
        </div>
        <div data-part="filter">
          <ConditionSetting
            words={words('', 'filter')}
            identity={identity}
            pointer="/filter"
            value={view.filter}
            problems={problems}
            onChange={(value) => set('filter', value)}
          />
        </div>
        <div data-part="sort">
          <Setting words={words('', 'sort')}>
            <SortLevels
              label={words('', 'sort').title}
              identity={identity}
              pointer="/sort"
              object={view.object}
              levels={view.sort ?? []}
              problems={at('sort')}
              most={MOST_LEVELS}
            />
          </Setting>
        </div>
        <div data-part="default">
          <Setting words={words('', 'default')} id="view-default" problems={at('default')}>
            <Switch
              id="view-default"
              checked={view.default ?? false}
              onChange={(on) => set('default', on || undefined)}
            />
          </Setting>
        </div>
        <div data-part="roles">
          <Setting words={words('', 'roles')} id="view-roles" problems={at('roles')}>
            <RoleSelect
              id="view-roles"
              value={view.roles ?? []}
              onChange={(roles) => set('roles', roles.length === 0 ? undefined : roles)}
            />
          </Setting>
        </div>
      </div>
    </Form>
  )
}
