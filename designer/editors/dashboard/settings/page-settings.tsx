/** What holds for the whole page: its name, whose home it is, and what it is narrowed down to at first. */
import type { DashboardDocument } from '@attain/engine/metadata'
import { Form } from 'antd'
import { WordsInput } from '../../../parts/words-input.tsx'
import { Notes } from '../../automation/notes.tsx'
import { PartForm } from '../../automation/part-form.tsx'
import { useDashboard } from '../dashboard-context.tsx'

const parts = ['for', 'period', 'people', 'filters'] as const

export function PageSettings() {
  const { identity, dashboard, problems, words, set } = useDashboard()
  return (
    <Form layout="vertical" component="div" className="dash-settings">
      <Notes problems={problems.filter(({ pointer }) => pointer === '' || pointer === '/name')} />
      <WordsInput
        id="dash-page-label"
        label={words('', 'label').title}
        value={dashboard.label}
        required
        onChange={(label) => set('/label', label, words('', 'label').title)}
      />
      <WordsInput
        id="dash-page-description"
        label={words('', 'description').title}
        value={dashboard.description}
        long
        onChange={(description) => set('/description', description, words('', 'description').title)}
      />
      <PartForm<DashboardDocument>
        kind="dashboard"
        identity={identity}
        definition=""
        properties={parts}
        value={dashboard}
        pointer=""
        problems={problems}
        onChange={(next) => {
          for (const part of parts)
            if (next[part] !== dashboard[part]) set(`/${part}`, next[part], words('', part).title)
        }}
      />
    </Form>
  )
}
