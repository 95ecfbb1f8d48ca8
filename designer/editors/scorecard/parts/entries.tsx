/** A list of the scorecard whose entries have words of their own. */
import type { Text } from '@attain/engine/metadata'
import { textIn } from '@attain/form'
import { useLanguage } from '@attain/ui/i18n'
import { type EntriesProps, Entries as EntryList } from '../../settings/entries.tsx'
import { type Scorecard, useScorecard } from '../scorecard-context.tsx'

type List = 'items' | 'adjustments' | 'vetoes' | 'reviews' | 'rewards'
type EntryOf<L extends List> = NonNullable<Scorecard[L]>[number]

interface Props<L extends List> extends Omit<EntriesProps<EntryOf<L>>, 'list' | 'entries' | 'labelOf'> {
  readonly list: L
}

export function Entries<L extends List>(props: Props<L>) {
  const [language] = useLanguage()
  const entries = (useScorecard().scorecard[props.list] ?? []) as readonly EntryOf<L>[]
  const labelOf = ({ label, name }: { readonly label: Text; readonly name: string }) => textIn(label, language) || name
  return <EntryList<EntryOf<L>> {...props} entries={entries} labelOf={labelOf} />
}
