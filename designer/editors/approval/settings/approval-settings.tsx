/** The approval as a whole: what it is called, when it begins, when it may be taken back, what is done in the end. */
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../../check/problem-at.ts'
import { setValue } from '../../../document/command.ts'
import { ConditionSetting, Setting } from '../../../names/setting.tsx'
import { WordsInput } from '../../../parts/words-input.tsx'
import { useSchemaWords } from '../../../schema-form/use-schema-words.ts'
import { ActionList } from '../../automation/actions/action-list.tsx'
import { Notes } from '../../automation/notes.tsx'
import { sayAction } from '../../automation/words/say-action.ts'
import { json } from '../../object/object-document.ts'
import { useApproval } from '../approval-context.tsx'
import type { Approval } from '../graph/document.ts'
import { Part } from './part.tsx'

const moments = ['onSubmit', 'onApproved', 'onRejected', 'onWithdrawn'] as const
const starts = ['submit', 'create', 'change'] as const
const withdrawals = ['anyTime', 'beforeFirstDecision', 'never'] as const

export function ApprovalSettings() {
  const { t } = useTranslation()
  const { identity, approval, names, problems, run } = useApproval()
  const words = useSchemaWords('approval')
  const set = (property: keyof Approval | 'start/on' | 'start/when', value: unknown) =>
    run(
      setValue(
        identity,
        `/${property}`,
        value === undefined ? undefined : json(value),
        words('', property.split('/')[0] ?? '').title,
      ),
    )
  const { on = 'submit', when } = approval.start ?? {}
  return (
    <Form layout="vertical" component="div" className="approval-settings">
      <Notes
        problems={problems.filter(({ pointer }) => pointer === '' || pointer === '/first' || pointer === '/nodes')}
      />
      <WordsInput
        id="approval-words"
        label={words('', 'label').title}
        value={approval.label}
        required
        onChange={(label) => set('label', label)}
      />
      <WordsInput
        id="approval-description"
        label={words('', 'description').title}
        value={approval.description}
        long
        onChange={(description) => set('description', description)}
      />
      <Setting words={words('Start', 'on')} id="approval-start" problems={problemsBelow(problems, '/start/on')}>
        <Select<(typeof starts)[number]>
          id="approval-start"
          className="pick"
          value={on}
          options={starts.map((value) => ({ value, label: t(`approval.start_${value}`) }))}
          onChange={(value) =>
            set('start', value === 'submit' && when === undefined ? undefined : { ...approval.start, on: value })
          }
        />
      </Setting>
      <ConditionSetting
        words={words('Start', 'when')}
        identity={identity}
        pointer="/start/when"
        value={when}
        problems={problems}
        onChange={(value) => {
          const { when: _, ...rest } = approval.start ?? {}
          const next = value === undefined ? rest : { ...rest, when: value }
          set('start', Object.keys(next).length === 0 ? undefined : next)
        }}
      />
      <Setting words={words('', 'withdraw')} id="approval-withdraw" problems={problemsBelow(problems, '/withdraw')}>
        <Select<(typeof withdrawals)[number]>
          id="approval-withdraw"
          className="pick"
          value={approval.withdraw ?? 'anyTime'}
          options={withdrawals.map((value) => ({ value, label: t(`approval.withdraw_${value}`) }))}
          onChange={(value) => set('withdraw', value === 'anyTime' ? undefined : value)}
        />
      </Setting>
      {moments.map((moment) => {
        const { title } = words('', moment)
        const own = problemsBelow(problems, `/${moment}`)
        return (
          <Part
            key={moment}
            title={title}
            summary={names.list((approval[moment] ?? []).map((action) => sayAction(action, names)))}
            hasProblem={own.length > 0}
          >
            <ActionList
              kind="approval"
              label={title}
              about={approval.label}
              identity={identity}
              pointer={`/${moment}`}
              value={approval[moment] ?? []}
              problems={own}
              onChange={(actions) => set(moment, actions.length === 0 ? undefined : actions)}
            />
          </Part>
        )
      })}
    </Form>
  )
}
