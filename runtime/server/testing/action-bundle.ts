/** The deals with roll-ups, and what actions need beside them: territories, tasks, and a role that sees no amounts. */
import { rollupBundle } from './rollup-bundle.ts'

const text = (en: string, zh: string) => ({ en, 'zh-CN': zh })

const territory = {
  kind: 'object',
  name: 'territory',
  label: text('Territory', '区域'),
  pluralLabel: text('Territories', '区域'),
  fields: [
    { name: 'name', label: text('Name', '名称'), type: 'text', required: true },
    { name: 'sector', label: text('Sector', '行业'), type: 'text' },
    { name: 'rep', label: text('Rep', '销售'), type: 'user' },
  ],
}

const task = {
  kind: 'object',
  name: 'task',
  label: text('Task', '任务'),
  pluralLabel: text('Tasks', '任务'),
  nameField: 'subject',
  history: false,
  fields: [
    { name: 'subject', label: text('Subject', '主题'), type: 'text', required: true },
    {
      name: 'deal',
      label: text('Deal', '商机'),
      type: 'lookup',
      target: 'deal',
      children: { name: 'tasks', label: text('Tasks', '任务') },
    },
    { name: 'due_on', label: text('Due on', '截止日期'), type: 'date' },
    { name: 'done', label: text('Done', '完成'), type: 'boolean', default: false },
  ],
}

const person = {
  kind: 'object',
  name: 'person',
  extends: true,
  fields: [{ name: 'points', label: text('Points', '积分'), type: 'number' }],
}

export const actionBundle: readonly object[] = [...rollupBundle, territory, task, person]
