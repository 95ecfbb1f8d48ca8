/** What the chosen widget shows, and how. */
import { CopyOutlined, DeleteOutlined } from '@ant-design/icons'
import type { Widget } from '@attain/engine/metadata'
import { Button, Form } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { WordsInput } from '../../../parts/words-input.tsx'
import { schemaPropertiesOf } from '../../../schema-form/schema-properties.ts'
import { Notes } from '../../automation/notes.tsx'
import { PartForm } from '../../automation/part-form.tsx'
import { useDashboard } from '../dashboard-context.tsx'
import { useTexts } from '../texts.ts'
import { withCopy } from '../widgets/add-widget.ts'
import { widgetKinds } from '../widgets/widget-kinds.tsx'

/** What has an input of its own, or is changed on the page. */
const elsewhere: ReadonlySet<string> = new Set(['type', 'name', 'label', 'x', 'y', 'w', 'h'])

export function WidgetSettings() {
  const { t } = useTexts()
  const { identity, dashboard, problems, words, chosen, set, arrange, choose, nameOf } = useDashboard()
  if (chosen === undefined) return null
  const { widgets } = dashboard
  const pointer = `/widgets/${widgets.indexOf(chosen)}`
  const { definition, icon } = widgetKinds[chosen.type]
  const { title, description } = words(definition, '')
  const below = problemsBelow(problems, pointer)
  return (
    <Form layout="vertical" component="div" className="dash-settings">
      <header className="dash-settings-head">
        <span className="dash-palette-icon">{icon}</span>
        <span>
          <strong>{title}</strong>
          <small>{description}</small>
        </span>
      </header>
      <Notes problems={below.filter((problem) => problem.pointer === '')} />
      <WordsInput
        id="dash-label"
        label={words(definition, 'label').title}
        hint={words(definition, 'label').description}
        value={chosen.label}
        onChange={(label) => set(`${pointer}/label`, label, words(definition, 'label').title)}
      />
      <PartForm<Widget>
        kind="dashboard"
        identity={identity}
        definition={definition}
        properties={
          schemaPropertiesOf('dashboard', definition).filter((one) => !elsewhere.has(one)) as (keyof Widget)[]
        }
        value={chosen}
        pointer={pointer}
        problems={below}
        onChange={(next) => set(pointer, next, nameOf(chosen))}
      />
      <div className="dash-settings-foot">
        <Button
          icon={<CopyOutlined aria-hidden />}
          onClick={() => {
            const copied = withCopy(widgets, chosen.name)
            if (copied === undefined) return
            arrange('add', nameOf(chosen), copied.widgets)
            choose(copied.name)
          }}
        >
          {t('copy')}
        </Button>
        <Button
          danger
          icon={<DeleteOutlined aria-hidden />}
          onClick={() => {
            arrange(
              'remove',
              nameOf(chosen),
              widgets.filter((one) => one !== chosen),
            )
            choose(undefined)
          }}
        >
          {t('delete')}
        </Button>
      </div>
    </Form>
  )
}
