import type { BulkReport } from '@attain/contract'
import type { ImportBatch, ImportBatchReport } from '@attain/engine/import'
import type { ApiClient } from './api-client.ts'
import { ServerRefused } from './errors.ts'

/** Writes a batch; one that is too large for the server goes in halves. */
export async function sendBatches(client: ApiClient, object: string, batch: ImportBatch): Promise<ImportBatchReport> {
  try {
    return await client.post<BulkReport>(`/api/records/${object}/bulk`, batch)
  } catch (error) {
    const isTooLarge = error instanceof ServerRefused && error.status === 413
    if (!isTooLarge || batch.records.length < 2) throw error
    const middle = Math.ceil(batch.records.length / 2)
    const first = await sendBatches(client, object, { ...batch, records: batch.records.slice(0, middle) })
    const second = await sendBatches(client, object, { ...batch, records: batch.records.slice(middle) })
    return {
      created: first.created + second.created,
      updated: first.updated + second.updated,
      unchanged: first.unchanged + second.unchanged,
      failed: [...first.failed, ...second.failed.map((each) => ({ ...each, index: each.index + middle }))],
    }
  }
}
