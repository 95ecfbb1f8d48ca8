/** Instalments: how much of a payment is due how many periods later; together they are the whole. */
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import type { plans } from '@attain/engine/metadata'
import { Button, InputNumber } from 'antd'
import { problemsBelow } from '../../../check/problem-at.ts'
import { Notes } from '../../automation/notes.tsx'
import { evenedOut } from '../../scorecard/items/sum-of-weights.ts'
import { DecimalInput } from '../../settings/decimal-input.tsx'
import { usePlan } from '../plan-context.tsx'
import { useTexts } from '../texts.ts'

interface Props {
  readonly schedule: readonly plans.Instalment[]
  readonly pointer: string
}

const MOST = 60

export function ScheduleTable({ schedule, pointer }: Props) {
  const { t } = useTexts()
  const { words, problems, set } = usePlan()
  const title = words('', 'schedule').title
  const [percent, after] = [words('Instalment', 'percent').title, words('Instalment', 'after').title]
  const change = (index: number, next: Partial<plans.Instalment>) =>
    set(
      pointer,
      schedule.map((one, at) => (at === index ? { ...one, ...next } : one)),
      title,
    )
  const sum = schedule.reduce((total, one) => total + Number(one.percent), 0)
  return (
    <div className="bounds">
      <table aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{percent}</th>
            <th scope="col">{after}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {schedule.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: instalments are told apart by their place alone
            <tr key={index}>
              <td>
                <DecimalInput
                  label={`${percent} ${index + 1}`}
                  suffix="%"
                  value={one.percent}
                  onChange={(value) => (value === undefined ? undefined : change(index, { percent: value }))}
                />
              </td>
              <td>
                <InputNumber
                  className="decimal-input"
                  aria-label={`${after} ${index + 1}`}
                  min={0}
                  max={120}
                  precision={0}
                  value={one.after}
                  onChange={(value) => (value === null ? undefined : change(index, { after: value }))}
                />
              </td>
              <td>
                <Button
                  type="text"
                  size="small"
                  disabled={schedule.length === 1}
                  icon={<DeleteOutlined />}
                  aria-label={t('schedule.remove', { number: index + 1 })}
                  onClick={() => set(pointer, schedule.toSpliced(index, 1), title)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Notes problems={problemsBelow(problems, pointer).filter((one) => one.pointer !== '')} />
      <div className="rate-tools">
        {schedule.length < MOST && (
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            onClick={() =>
              set(
                pointer,
                [...schedule, { percent: Math.max(0, 100 - sum), after: (schedule.at(-1)?.after ?? -1) + 1 }],
                title,
              )
            }
          >
            {t('schedule.add')}
          </Button>
        )}
        {sum !== 100 && (
          <Button
            size="small"
            onClick={() => {
              const even = evenedOut(schedule.map((one) => one.percent))
              set(
                pointer,
                schedule.map((one, at) => ({ ...one, percent: even[at] ?? one.percent })),
                title,
              )
            }}
          >
            {t('schedule.whole')}
          </Button>
        )}
      </div>
    </div>
  )
}
