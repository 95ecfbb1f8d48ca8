import type { ApprovalEventBody } from '@attain/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { sendApprovalEvent } from '../../api/approvals.ts'
import { keys } from '../../api/queries.ts'
import { useApplication } from '../../application/application.tsx'
import { commissionKeys } from '../../commission/keys.ts'

export type Act = (event: ApprovalEventBody) => Promise<void>

/** Does something with an approval; everything that shows it, or its record, is asked for again. */
export function useAct(id: string): Act {
  const { workspace } = useApplication()
  const client = useQueryClient()
  return useCallback(
    async (event) => {
      try {
        await sendApprovalEvent(id, event)
      } finally {
        // also when it was refused: somebody else may have decided meanwhile
        void client.invalidateQueries({ queryKey: keys.records(workspace) })
        // a dispute that was decided is a line of a statement
        void client.invalidateQueries({ queryKey: commissionKeys.all(workspace) })
        await client.invalidateQueries({ queryKey: keys.approvals(workspace) })
      }
    },
    [client, workspace, id],
  )
}
