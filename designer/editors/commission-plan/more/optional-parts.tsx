/** Parts that few plans have: those that are used stand open, the others wait as buttons. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../../check/problem-at.ts'
import { Notes } from '../../automation/notes.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'

export interface OptionalPart {
  readonly property: string
  readonly isUsed: boolean
  /** What it begins with; undefined where there is nothing for it. */
  readonly begin: () => unknown
  readonly body: (pointer: string) => ReactNode
}

interface Props {
  /** Of the schema, whose words say what the parts are. */
  readonly definition: '' | 'Component'
  readonly pointer: string
  readonly parts: readonly OptionalPart[]
}

export function OptionalParts({ definition, pointer, parts }: Props) {
  const { t } = useTexts()
  const { t: common } = useTranslation()
  const { words, problems, set } = usePlan()
  const waiting = parts.filter((part) => !part.isUsed && part.begin() !== undefined)
  return (
    <>
      {parts
        .filter(({ isUsed }) => isUsed)
        .map(({ property, body }) => {
          const place = `${pointer}/${property}`
          const { title, description } = words(definition, property)
          return (
            <section key={property} className="plan-part" data-part={property}>
              <header>
                <h4>{title}</h4>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={common('names.remove', { name: title })}
                  onClick={() => set(place, undefined, title)}
                />
              </header>
              <p className="setting-note">{description}</p>
              <Notes problems={problemsBelow(problems, place).filter((one) => one.pointer === '')} />
              {body(place)}
            </section>
          )
        })}
      {waiting.length > 0 && (
        <div className="plan-waiting">
          <span>{t('more.add')}</span>
          {waiting.map(({ property, begin }) => {
            const { title, description } = words(definition, property)
            return (
              <Button
                key={property}
                type="dashed"
                size="small"
                title={description}
                icon={<PlusOutlined aria-hidden />}
                onClick={() => set(`${pointer}/${property}`, begin(), title)}
              >
                {title}
              </Button>
            )
          })}
        </div>
      )}
    </>
  )
}
