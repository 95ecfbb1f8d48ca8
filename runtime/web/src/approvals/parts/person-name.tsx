import type { NamedPerson } from '@attain/contract'
import { useApprovalTexts } from '../texts.ts'

/** A name; nobody in particular stands for the administrators. */
export function PersonName({ person }: { readonly person: NamedPerson | null }) {
  const { t } = useApprovalTexts()
  return <>{person?.name ?? t('administrators')}</>
}
