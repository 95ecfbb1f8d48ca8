/** Everything that a rule says, in the order in which it runs: when, for which records, what is done. */
import { Form, InputNumber, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../check/problem-at.ts'
import { ConditionSetting, Setting } from '../../names/setting.tsx'
import { WordsInput } from '../../parts/words-input.tsx'
import { useSchemaWords } from '../../schema-form/use-schema-words.ts'
import { ActionList } from '../automation/actions/action-list.tsx'
import { Notes } from '../automation/notes.tsx'
import { sayAction } from '../automation/words/say-action.ts'
import { sayCondition } from '../automation/words/say-condition.ts'
import { useScrollToAsked } from '../settings/use-scroll-to-asked.ts'
import { useRule } from './rule-context.tsx'
import { sayTrigger } from './say-trigger.ts'
import { TriggerInput } from './trigger-input.tsx'

export function RuleSettings() {
  const { t } = useTranslation()
  const { identity, rule, bundle, names, problems, set } = useRule()
  const words = useSchemaWords('rule')
  const room = useScrollToAsked()
  const isActive = rule.active ?? true
  return (
    <Form layout="vertical" component="div" className="settings-page">
      <div ref={room}>
        <p className="setting-said" data-off={!isActive || undefined}>
          {[
            sayTrigger(rule.on, names, bundle),
            ...(rule.when === undefined ? [] : [t('rule.saidIf', { condition: sayCondition(rule.when, names) })]),
            names.list(rule.actions.map((action) => sayAction(action, names))),
          ].join(' → ')}
        </p>
        <Notes problems={problems.filter(({ pointer }) => pointer === '')} />
        <section className="setting-part" data-part="label">
          <WordsInput
            id="rule-words"
            label={words('', 'label').title}
            value={rule.label}
            required
            onChange={(label) => set('label', label)}
          />
          <WordsInput
            id="rule-description"
            label={words('', 'description').title}
            value={rule.description}
            long
            onChange={(description) => set('description', description)}
          />
          <div className="rule-flags">
            <Setting words={words('', 'active')} id="rule-active" problems={problemsBelow(problems, '/active')}>
              <Switch id="rule-active" checked={isActive} onChange={(on) => set('active', on ? undefined : false)} />
            </Setting>
            <Setting words={words('', 'order')} id="rule-order" problems={problemsBelow(problems, '/order')}>
              <InputNumber
                id="rule-order"
                min={0}
                max={10_000}
                precision={0}
                placeholder="100"
                value={rule.order ?? null}
                onChange={(order) => set('order', order ?? undefined)}
              />
            </Setting>
          </div>
        </section>
        <section className="setting-part" data-part="on">
          <h2>{t('rule.when')}</h2>
          <TriggerInput />
        </section>
        <section className="setting-part" data-part="when">
          <h2>{t('rule.if')}</h2>
          <ConditionSetting
            words={words('', 'when')}
            identity={identity}
            pointer="/when"
            value={rule.when}
            problems={problems}
            onChange={(when) => set('when', when)}
          />
        </section>
        <section className="setting-part" data-part="actions">
          <h2>{t('rule.then')}</h2>
          <ActionList
            kind="rule"
            label={words('', 'actions').title}
            about={rule.label}
            fewest={1}
            identity={identity}
            pointer="/actions"
            value={rule.actions}
            problems={problemsBelow(problems, '/actions')}
            onChange={(actions) => set('actions', [...actions])}
          />
        </section>
      </div>
    </Form>
  )
}
