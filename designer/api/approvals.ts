import type { ApprovalPreview, SimulateBody } from '@attain/contract'
import { request } from '@attain/ui/api'

/** The way that a record would take through an approval as a draft has it. */
export const simulateApproval = (body: SimulateBody, signal?: AbortSignal) =>
  request<ApprovalPreview>('/approvals/simulate', { method: 'POST', body, ...(signal && { signal }) })
