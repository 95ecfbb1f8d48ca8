/** Chooses which runs are shown: how they ended, of which rule, of which record. */

import type { FieldBody, RuleBody } from '@attain/contract'
import { textIn } from '@attain/form'
import { LookupInput } from '@attain/form/inputs'
import { searchByLabel } from '@attain/ui/parts'
import { Segmented, Select, Tag } from 'antd'
import { type ReactNode, useId } from 'react'
import { useApplication } from '../application/application.tsx'
import { useFormServices } from '../record/use-form-services.ts'
import { useAutomationTexts } from './texts.ts'
import { outcomes, type RunFilter } from './use-run-filter.ts'

interface RunFilterBarProps {
  readonly filter: RunFilter
  readonly change: (change: Partial<RunFilter>) => void
  readonly rules: readonly RuleBody[]
  /** What the record of the filter is called, as far as that is known. */
  readonly recordName: string | undefined
  /** What can be done with what is shown. */
  readonly children: ReactNode
}

export function RunFilterBar({ filter, change, rules, recordName, children }: RunFilterBarProps) {
  const { t } = useAutomationTexts()
  const { language } = useApplication()
  const named = ({ rule, label, failed }: RuleBody) => {
    const name = label === undefined ? rule : textIn(label, language)
    return failed === 0 ? name : t('runs.ruleFailed', { name, count: failed })
  }
  const objects = [...new Set(rules.map(({ rule }) => objectOf(rule)))]
  const groups = objects.map((object) => {
    const of = rules.filter(({ rule }) => objectOf(rule) === object)
    const label = of.find(({ objectLabel }) => objectLabel !== undefined)?.objectLabel
    return {
      label: label === undefined ? object : textIn(label, language),
      title: object,
      options: of.map((one) => ({ value: one.rule, label: named(one) })),
    }
  })
  return (
    <div className="run-filter">
      <div className="told-bar">
        <Segmented
          value={filter.shown}
          onChange={(shown) => change({ shown })}
          options={[...outcomes, 'all' as const].map((value) => ({ value, label: t(`runs.shown.${value}`) }))}
        />
        {children}
      </div>
      <div className="run-filter-which">
        <Select
          showSearch={searchByLabel}
          allowClear
          aria-label={t('runs.rule')}
          placeholder={t('runs.anyRule')}
          value={filter.rule ?? null}
          options={groups}
          onChange={(rule) => change({ rule: rule ?? undefined, record: undefined })}
        />
        {filter.record !== undefined ? (
          <Tag closable className="run-record" onClose={() => change({ record: undefined })}>
            {t('runs.ofRecord', { name: recordName ?? filter.record })}
          </Tag>
        ) : (
          filter.rule !== undefined && <RecordSelect rule={filter.rule} onChoose={(record) => change({ record })} />
        )}
      </div>
    </div>
  )
}

/** A rule is called `object/name`. */
const objectOf = (rule: string): string => rule.slice(0, rule.indexOf('/'))

const NO_NAMES: ReadonlyMap<string, string> = new Map()

/** A record of the rule's object, found by its name. */
function RecordSelect({ rule, onChoose }: { readonly rule: string; readonly onChoose: (record: string) => void }) {
  const { t } = useAutomationTexts()
  const { language } = useApplication()
  const services = useFormServices()
  const id = useId()
  const field: FieldBody = {
    name: 'record',
    type: 'lookup',
    valueType: 'lookup',
    label: { en: 'Record', 'zh-CN': '记录' },
    access: 'edit',
    builtIn: false,
    required: false,
    unique: false,
    target: objectOf(rule),
    sortable: false,
    filterable: false,
    document: {},
  }
  return (
    <div className="run-record-select">
      <label htmlFor={id}>{t('runs.record')}</label>
      <LookupInput
        id={id}
        field={field}
        value={null}
        onChange={(next) => typeof next === 'string' && onChoose(next)}
        language={language}
        services={services}
        names={NO_NAMES}
      />
    </div>
  )
}
