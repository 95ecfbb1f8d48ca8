/** The stages of an object: the path that its records take, and which step may follow which. */
import { PlusOutlined } from '@ant-design/icons'
import type { FieldDocument } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Button, Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Command, insertEntry, setValue, together } from '../../../document/command.ts'
import { OtherProblems } from '../inspector/other-problems.tsx'
import { problemsIn, useObject } from '../object-context.tsx'
import { freeName, json, type Option } from '../object-document.ts'
import { StagePath } from './stage-path.tsx'
import './stages.css'
import { TransitionMatrix } from './transition-matrix.tsx'

/** What a path begins as; each is renamed at once. */
const beginning: readonly Option[] = [
  { value: 'new', label: { en: 'New', 'zh-CN': '新建' }, color: 'gray', outcome: 'open' },
  { value: 'in_progress', label: { en: 'In progress', 'zh-CN': '进行中' }, color: 'blue', outcome: 'open' },
  { value: 'won', label: { en: 'Won', 'zh-CN': '成功' }, color: 'green', outcome: 'won' },
  { value: 'lost', label: { en: 'Lost', 'zh-CN': '失败' }, color: 'red', outcome: 'lost' },
]

export interface StageEditorProps {
  /** The value of the stage whose settings are open. */
  readonly selected: string | undefined
  readonly onSelect: (value: string) => void
}

export function StageEditor({ selected, onSelect }: StageEditorProps) {
  const { t } = useTranslation()
  const [language] = useLanguage()
  const { identity, object, fields, bundle, problems, run } = useObject()
  const { stages } = object
  const selects = fields.filter(({ type }) => type === 'select')
  const index = fields.findIndex(({ name }) => name === stages?.field)
  const field = fields[index]
  const choose = (name: string | undefined) => {
    const set = setValue(
      identity,
      '/stages',
      name === undefined ? undefined : json({ field: name }),
      t('object.stages'),
    )
    run(together({ key: 'change', what: t('object.stages') }, [set, ...firstOf(identity, fields, name)]))
  }
  const begin = () => {
    const name = freeName('stage', new Set(bundle.objects.get(object.name)?.fields.keys()))
    const made: FieldDocument = {
      name,
      label: { en: 'Stage', 'zh-CN': '阶段' },
      type: 'select',
      required: true,
      index: true,
      default: 'new',
      options: [...beginning],
    }
    run(
      together({ key: 'add', what: t('object.stages') }, [
        insertEntry(identity, '/fields', fields.length, json(made), name),
        setValue(identity, '/stages', json({ field: name })),
      ]),
    )
  }
  const options = selects.map(({ name, label }) => ({ value: name, label: textIn(label, language) || name }))
  if (stages === undefined)
    return (
      <div className="stages-empty">
        <p>{t('object.noStages')}</p>
        <div className="stages-begin">
          <Button type="primary" icon={<PlusOutlined />} onClick={begin}>
            {t('object.beginStages')}
          </Button>
          {options.length > 0 && (
            <Select
              aria-label={t('object.stagesOf')}
              placeholder={t('object.stagesOf')}
              options={options}
              onChange={choose}
            />
          )}
        </div>
      </div>
    )
  const own = problemsIn(problems, '/stages')
  return (
    <div className="stages">
      <Form layout="vertical" component="div" className="stages-head">
        <Form.Item label={t('object.stagesField')} htmlFor="stages-field">
          <Select id="stages-field" value={stages.field} options={options} onChange={choose} />
        </Form.Item>
        <Button type="text" onClick={() => choose(undefined)}>
          {t('object.endStages')}
        </Button>
      </Form>
      <OtherProblems problems={own} shown={new Set()} />
      {field?.type === 'select' && (
        <>
          <h3>{t('object.path')}</h3>
          <StagePath index={index} field={field} selected={selected} onSelect={onSelect} />
          <h3>{t('object.transitions')}</h3>
          <TransitionMatrix field={field} transitions={stages.transitions ?? []} />
        </>
      )}
    </div>
  )
}

/** A new record stands on the first stage; without one it would stand nowhere. */
function firstOf(identity: string, fields: readonly FieldDocument[], name: string | undefined): readonly Command[] {
  const index = fields.findIndex((field) => field.name === name)
  const field = fields[index]
  const first = field?.options?.[0]
  if (first === undefined || field?.default !== undefined || field?.defaultFormula !== undefined) return []
  return [setValue(identity, `/fields/${index}/default`, first.value)]
}
