/** What one may do with a task besides deciding: return it, hand it on, ask others as well. */
import type { ApprovalEventBody, MyTask, NamedPerson } from '@attain/contract'
import { Radio } from 'antd'
import { useId, useState } from 'react'
import { PeopleSelect } from '../parts/people-select.tsx'
import { useApprovalTexts } from '../texts.ts'
import { ActDialog } from './act-dialog.tsx'
import type { Act } from './use-act.ts'

export interface MoveProps {
  readonly task: MyTask
  readonly submitter: NamedPerson
  readonly act: Act
  readonly onClose: () => void
  /** What was written in the decision bar. */
  readonly written: string
  readonly files: readonly string[]
}

const withOpinion = (opinion: string) => (opinion === '' ? {} : { opinion })
const withFiles = (files: readonly string[]) => (files.length === 0 ? {} : { files: [...files] })

export function ReturnDialog({ task, submitter, act, onClose, written, files }: MoveProps) {
  const { t } = useApprovalTexts()
  const [to, setTo] = useState(task.returnTo[0]?.node ?? null)
  const label = useId()
  return (
    <ActDialog
      title={t('return.title')}
      hint={t('return.hint')}
      okText={t('do.return')}
      opinion="optional"
      written={written}
      onClose={onClose}
      onSubmit={(opinion) => act({ type: 'return', task: task.task, to, ...withOpinion(opinion), ...withFiles(files) })}
    >
      <span id={label}>{t('return.to')}</span>
      <Radio.Group
        className="act-choices"
        aria-labelledby={label}
        value={to ?? ''}
        onChange={(event) => setTo(event.target.value === '' ? null : event.target.value)}
        options={task.returnTo.map(({ node, label }) => ({
          value: node ?? '',
          label: node === null ? t('return.submitter', { name: submitter.name }) : label,
        }))}
      />
    </ActDialog>
  )
}

export function TransferDialog({ task, act, onClose, written }: MoveProps) {
  const { t } = useApprovalTexts()
  const id = useId()
  const [people, setPeople] = useState<readonly string[]>([])
  const [to] = people
  return (
    <ActDialog
      title={t('transfer.title')}
      hint={t('transfer.hint')}
      okText={t('do.transfer')}
      opinion="optional"
      written={written}
      ready={to !== undefined}
      onClose={onClose}
      onSubmit={(opinion) => act({ type: 'transfer', task: task.task, to: to as string, ...withOpinion(opinion) })}
    >
      <label htmlFor={id}>{t('transfer.to')}</label>
      <PeopleSelect id={id} value={people} onChange={setPeople} />
    </ActDialog>
  )
}

type Adding = Extract<ApprovalEventBody, { type: 'add' }>
type How = 'all' | 'any' | 'inOrder'

const WHERE: readonly Adding['where'][] = ['before', 'after', 'beside']
const HOW: readonly How[] = ['all', 'any', 'inOrder']
const VOTING: Readonly<Record<How, Adding['voting']>> = {
  all: { needed: 'all', veto: false, inOrder: false },
  any: { needed: 1, veto: false, inOrder: false },
  inOrder: { needed: 'all', veto: false, inOrder: true },
}

export function AddDialog({ task, act, onClose, written }: MoveProps) {
  const { t } = useApprovalTexts()
  const id = useId()
  const [people, setPeople] = useState<readonly string[]>([])
  const [where, setWhere] = useState<Adding['where']>('before')
  const [how, setHow] = useState<How>('all')
  return (
    <ActDialog
      title={t('add.title')}
      okText={t('do.add')}
      opinion="optional"
      written={written}
      ready={people.length > 0}
      onClose={onClose}
      onSubmit={(opinion) =>
        act({
          type: 'add',
          task: task.task,
          people: [...people],
          where,
          voting: VOTING[how],
          ...withOpinion(opinion),
        })
      }
    >
      <label htmlFor={id}>{t('add.people')}</label>
      <PeopleSelect id={id} several value={people} onChange={setPeople} />
      <span id={`${id}-where`}>{t('add.when')}</span>
      <Radio.Group
        className="act-choices"
        aria-labelledby={`${id}-where`}
        value={where}
        onChange={(event) => setWhere(event.target.value)}
        options={WHERE.map((value) => ({
          value,
          label: (
            <span className="act-choice">
              {t(`add.where.${value}`)}
              <small>{t(`add.whereHint.${value}`)}</small>
            </span>
          ),
        }))}
      />
      {people.length > 1 && (
        <>
          <span id={`${id}-how`}>{t('add.voting')}</span>
          <Radio.Group
            aria-labelledby={`${id}-how`}
            optionType="button"
            value={how}
            onChange={(event) => setHow(event.target.value)}
            options={HOW.map((value) => ({ value, label: t(`add.how.${value}`) }))}
          />
        </>
      )}
    </ActDialog>
  )
}
