/** Parts that few plans have: those that are used stand open, the others wait as buttons. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { problemsBelow } from '../../../check/problem-at.ts'
import { Notes } from '../../automation/notes.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'

interface Props<P extends string> {
  /** Of the schema, whose words say what the parts are. */
  readonly definition: '' | 'Component'
  readonly pointer: string
  readonly parts: readonly P[]
  readonly isUsed: (part: P) => boolean
  /** What it begins with; undefined where there is nothing for it. */
  readonly begin: (part: P) => unknown
  readonly body: (part: P, pointer: string) => ReactNode
}

export function OptionalParts<P extends string>({ definition, pointer, parts, isUsed, begin, body }: Props<P>) {
  const { t } = useTexts()
  const { t: common } = useTranslation()
  const { words, problems, set } = usePlan()
  const waiting = parts.filter((part) => !isUsed(part) && begin(part) !== undefined)
  return (
    <>
      {parts.filter(isUsed).map((part) => {
        const place = `${pointer}/${part}`
        const { title, description } = words(definition, part)
        return (
          <section key={part} className="plan-part" data-part={part}>
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
            {body(part, place)}
          </section>
        )
      })}
      {waiting.length > 0 && (
        <div className="plan-waiting">
          <span>{t('more.add')}</span>
          {waiting.map((part) => {
            const { title, description } = words(definition, part)
            return (
              <Button
                key={part}
                type="dashed"
                size="small"
                title={description}
                icon={<PlusOutlined aria-hidden />}
                onClick={() => set(`${pointer}/${part}`, begin(part), title)}
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
