/** Lines of an inbox for tests. */
import type { InboxItem } from '@attain/contract'

export function item(id: string, more: Partial<InboxItem> = {}): InboxItem {
  return {
    id,
    task: 1,
    object: 'opportunity',
    record: { id: `record of ${id}`, name: `Deal ${id}` },
    approval: 'Discount',
    step: 'Manager',
    submitter: { id: 'sue', name: 'Sue' },
    submittedAt: '2026-11-25T08:00:00Z',
    status: 'running',
    at: '2026-11-25T08:00:00Z',
    dueAt: null,
    principal: null,
    decision: null,
    asked: null,
    isUnread: false,
    canDecideHere: true,
    summary: [],
    ...more,
  }
}
