/** By which approval people object to their statements, and until when. */
import { DISPUTE, type plans } from '@attain/engine/metadata'
import { WholeField } from '../../settings/more-fields.tsx'
import { ChoiceField } from '../../settings/pick-fields.tsx'
import { usePlan } from '../plan-context.tsx'
import { useDocuments } from '../sentence/use-names.ts'

interface Props {
  readonly disputes: plans.Disputes
  readonly pointer: string
}

export function DisputeFields({ disputes: { approval, within }, pointer }: Props) {
  const { bundle } = usePlan()
  const approvals = useDocuments(bundle.approvalsOf(DISPUTE))
  const place = (property: string) => ({ definition: 'Disputes', property, pointer: `${pointer}/${property}` })
  return (
    <div className="setting-fields">
      <ChoiceField {...place('approval')} value={approval} required choices={approvals} />
      <WholeField {...place('within')} value={within} usual={14} min={1} max={365} />
    </div>
  )
}
