/** What a new plan begins from: a common plan with its curve, and which records it is about. */
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Form, Select } from 'antd'
import { useEffect, useId, useMemo, useState } from 'react'
import { useBundle } from '../../../check/use-checks.ts'
import { labelOf, labelOfPath } from '../../../names/field-path.ts'
import { datesOf } from '../../../names/likely-date.ts'
import type { StartsProps } from '../../editor.ts'
import { json } from '../../object/object-document.ts'
import { saidBy, usual } from '../curve/example.ts'
import { drawTable } from '../curve/plan-curve.ts'
import { Spark } from '../curve/spark.tsx'
import { amountsOf, objectsOf, peopleOf } from '../measure/guess.ts'
import { useTexts } from '../texts.ts'
import { type Answers, guessAnswers, likelyObject } from './answers.ts'
import { planFrom } from './plan-from.ts'
import './plan-starts.css'
import { type TemplateName, templateNames, templates } from './templates.ts'

export default function PlanStarts({ onStart }: StartsProps) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const bundle = useBundle()
  const group = useId()
  const objects = useMemo(() => objectsOf(bundle).filter((one) => guessAnswers(bundle, one) !== undefined), [bundle])
  const [template, setTemplate] = useState<TemplateName>('baseRate')
  const [typed, setTyped] = useState<Answers>()
  const likely = likelyObject(template === 'collections', bundle, objects)
  const answers = typed ?? (likely === undefined ? undefined : guessAnswers(bundle, likely))
  const known = JSON.stringify(answers)
  // biome-ignore lint/correctness/useExhaustiveDependencies: answers that say the same are the same
  useEffect(() => {
    onStart(
      answers && {
        label: templates[template].label,
        begin: ({ name, label }) =>
          json(planFrom(template, answers, bundle, { name, label, year: new Date().getFullYear() })) as never,
      },
    )
  }, [template, known, bundle])
  if (answers === undefined) return <p>{t('template.nothing')}</p>
  return (
    <>
      <div role="radiogroup" aria-label={t('template.title')} className="plan-templates">
        {templateNames.map((name) => (
          <label key={name} data-chosen={name === template || undefined}>
            <input
              type="radio"
              name={group}
              checked={name === template}
              onChange={() => {
                setTemplate(name)
                // another template may be about other records
                if ((name === 'collections') !== (template === 'collections')) setTyped(undefined)
              }}
            />
            <span>
              <strong>{textIn(templates[name].label, language)}</strong>
              <small>{textIn(templates[name].said, language)}</small>
            </span>
            <TemplateSpark name={name} answers={answers} />
          </label>
        ))}
      </div>
      <Questions answers={answers} objects={objects} hasMargin={template === 'marginMatrix'} onChange={setTyped} />
    </>
  )
}

function TemplateSpark({ name, answers }: { readonly name: TemplateName; readonly answers: Answers }) {
  const bundle = useBundle()
  const drawn = useMemo(() => {
    const { components, draw } = templates[name].make(answers, bundle)
    const [component] = components
    const table = component?.pays?.by === 'table' ? component.pays.tables[0] : undefined
    if (component === undefined || table === undefined) return undefined
    // what is paid in any case looks like a floor
    const limits = draw === undefined ? component : { ...component, floor: { amount: draw.amount } }
    return drawTable(table, limits, { ...usual, ...saidBy({}, component, table) })
  }, [name, answers, bundle])
  return <Spark drawn={drawn} />
}

interface QuestionsProps {
  readonly answers: Answers
  readonly objects: readonly string[]
  readonly hasMargin: boolean
  readonly onChange: (answers: Answers) => void
}

function Questions({ answers, objects, hasMargin, onChange }: QuestionsProps) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const bundle = useBundle()
  const { object } = answers
  const fields = (all: ReturnType<typeof amountsOf>) =>
    all.map((field) => ({ value: field.name, label: labelOf(field, language) }))
  const asked: readonly {
    readonly name: keyof Answers
    readonly options: readonly { readonly value: string; readonly label: string }[]
  }[] = [
    {
      name: 'object',
      options: objects.map((value) => ({
        value,
        label: textIn(bundle.objects.get(value)?.document.pluralLabel, language) || value,
      })),
    },
    { name: 'amount', options: fields(amountsOf(bundle, object)) },
    ...(hasMargin
      ? [
          {
            name: 'margin' as const,
            options: [{ value: '', label: t('template.noMargin') }, ...fields(amountsOf(bundle, object))],
          },
        ]
      : []),
    { name: 'date', options: fields(datesOf(bundle, object)) },
    {
      name: 'person',
      options: peopleOf(bundle, object).map((value) => ({
        value,
        label: labelOfPath(bundle, object, value, language),
      })),
    },
  ]
  const change = (name: keyof Answers, value: string) => {
    if (name === 'object') {
      const begun = guessAnswers(bundle, value)
      if (begun !== undefined) onChange(begun)
      return
    }
    const { margin: _, ...rest } = answers
    onChange(name === 'margin' && value === '' ? rest : { ...answers, [name]: value })
  }
  return (
    <div className="plan-questions">
      {asked.map(({ name, options }) => (
        <Form.Item key={name} label={t(`template.ask.${name}`)} htmlFor={`new-plan-${name}`}>
          <Select
            id={`new-plan-${name}`}
            showSearch={{ optionFilterProp: 'label' }}
            value={answers[name] ?? ''}
            options={[...options]}
            onChange={(value) => change(name, value)}
          />
        </Form.Item>
      ))}
    </div>
  )
}
