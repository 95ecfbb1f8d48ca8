/** Which lines are booked on which accounts: a row for each rule, the first that fits counts. */
import type { plans } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { Input } from 'antd'
import { useTentative } from '../../../parts/use-tentative.ts'
import { type RowColumn, RowTable } from '../../settings/row-table.tsx'
import type { Choice } from '../../settings/use-choices.ts'
import { usePlan } from '../plan-context.tsx'
import { PickWord } from '../sentence/pick-word.tsx'
import { useTexts } from '../texts.ts'
import { beginAccount } from './begin-part.ts'

interface Props {
  readonly accounts: readonly plans.Account[]
  readonly pointer: string
}

export function AccountTable({ accounts, pointer }: Props) {
  const { t } = useTexts()
  const [language] = useLanguage()
  const { plan, words, choices } = usePlan()
  const components = plan.components.map(({ name, label }) => ({ value: name, label: textIn(label, language) || name }))
  const narrowed = (property: 'component' | 'lines', own: readonly Choice[]): RowColumn<plans.Account> => ({
    name: words('Account', property).title,
    cell: (account, { label, change }) => (
      <PickWord
        label={label}
        value={account[property] ?? ALL}
        choices={[{ value: ALL, label: t('account.all') }, ...own]}
        onChange={(next) => change(narrow(account, property, next))}
      />
    ),
  })
  const booked = (property: 'debit' | 'credit'): RowColumn<plans.Account> => ({
    name: words('Account', property).title,
    cell: (account, { label, change }) => (
      <AccountInput
        label={label}
        value={account[property]}
        onChange={(next) => change({ ...account, [property]: next })}
      />
    ),
  })
  return (
    <RowTable<plans.Account>
      pointer={pointer}
      title={words('', 'accounts').title}
      entry={words('Account', '').title}
      rows={accounts}
      most={100}
      isWide
      add={t('account.add')}
      begin={beginAccount}
      columns={[
        narrowed('component', components),
        narrowed('lines', choices('Account', 'lines')),
        booked('debit'),
        booked('credit'),
      ]}
    />
  )
}

/** No component and no kind of line is called like this. */
const ALL = ''

function narrow(account: plans.Account, property: 'component' | 'lines', value: string): plans.Account {
  const { [property]: _, ...rest } = account
  return value === ALL ? rest : ({ ...rest, [property]: value } as plans.Account)
}

interface InputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** It has to be there: what is emptied waits for other words. */
function AccountInput({ label, value, onChange }: InputProps) {
  const { shown, change, isHeld } = useTentative(value, (text) => text.trim() !== '', onChange)
  return (
    <Input
      aria-label={label}
      maxLength={60}
      status={isHeld ? 'error' : ''}
      value={shown}
      onChange={({ target }) => change(target.value)}
    />
  )
}
