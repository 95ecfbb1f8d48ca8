/** What is done, in its order: each action a sentence that opens to its settings. */
import { DownOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import type { Action, Text } from '@attain/engine/metadata'
import { Button, Dropdown, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../../check/problem-at.ts'
import { useBundle } from '../../../check/use-checks.ts'
import { useAutomationPlace } from '../../../names/automation-place.ts'
import { EntryList } from '../../../names/entry-list.tsx'
import type { PartProps } from '../part.ts'
import { useNames } from '../words/names.ts'
import { sayAction } from '../words/say-action.ts'
import { actionIcons } from './action-icons.tsx'
import { actionKinds, beginAction } from './new-action.ts'
import '../automation.css'

const ActionForm = lazy(() => import('./action-form.tsx'))

const MOST = 20

export interface ActionListProps extends PartProps<readonly Action[]> {
  readonly label: string
  /** What it belongs to is called: the first thing that people are told. */
  readonly about: Text
  readonly fewest?: 0 | 1
}

export function ActionList(props: ActionListProps) {
  const { label, about, kind, identity, pointer, value, problems, fewest = 0, onChange } = props
  const { t } = useTranslation()
  const { object, approval } = useAutomationPlace()
  const bundle = useBundle()
  const names = useNames(object)
  const [opened, setOpened] = useState<number | undefined>(value.length === 1 ? 0 : undefined)
  const choices = actionKinds.map((one) => ({
    kind: one,
    begin: () => beginAction(one, { bundle, object, approval, label: about }),
  }))
  return (
    <EntryList
      label={label}
      entries={value}
      labelOf={(action) => sayAction(action, names)}
      problems={opened === undefined ? problems : problems.filter(({ pointer: at }) => !isBelow(at, opened))}
      fewest={fewest}
      row={(action, index) => {
        const isOpen = opened === index
        return (
          <div className="action" data-open={isOpen || undefined}>
            <button
              type="button"
              className="action-head"
              aria-expanded={isOpen}
              onClick={() => setOpened(isOpen ? undefined : index)}
            >
              {actionIcons[action.do]}
              <span>{sayAction(action, names)}</span>
              {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
            </button>
            {isOpen && (
              <div className="action-form">
                <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
                  {' '}
                  <ActionForm
                    kind={kind}
                    identity={identity}
                    pointer={`${pointer}/${index}`}
                    value={action}
                    problems={problemsBelow(problems, `/${index}`)}
                    onChange={(next) => onChange(value.with(index, next))}
                  />
                </Suspense>
              </div>
            )}
          </div>
        )
      }}
      onMove={(from, to) => {
        const moved = value[from]
        if (moved === undefined) return
        setOpened(undefined)
        onChange(value.toSpliced(from, 1).toSpliced(to, 0, moved))
      }}
      onRemove={(index) => {
        setOpened(undefined)
        onChange(value.toSpliced(index, 1))
      }}
    >
      {value.length < MOST && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: choices.map((choice) => ({
              key: choice.kind,
              icon: actionIcons[choice.kind],
              label: t(`actions.kind_${choice.kind}`),
              disabled: choice.begin() === undefined,
            })),
            onClick: ({ key }) => {
              const action = choices.find((choice) => choice.kind === key)?.begin()
              if (action === undefined) return
              setOpened(value.length)
              onChange([...value, action])
            },
          }}
        >
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={t('names.addTo', { list: label })}
          >
            {t('actions.add')}
          </Button>
        </Dropdown>
      )}
    </EntryList>
  )
}

function isBelow(pointer: string, index: number): boolean {
  return pointer === `/${index}` || pointer.startsWith(`/${index}/`)
}
