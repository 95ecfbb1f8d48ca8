/** Figures of KPIs that are not live as they stand in the draft: asked one by one, and put beside those that are. */
import type { FigureRow, FiguresBody, FiguresQuery, KpiPreviewQuery } from '@attain/contract'
import type { KpiDocument } from '@attain/engine/metadata'
import { request } from '@attain/ui/api'
import { previewKpi } from '../../../api/performance.ts'
import type { Documents, DocumentValue } from '../../../document/documents.ts'
import { draftedKpis } from '../../kpi/drafted-kpis.ts'

const none: Documents = new Map()

export function askDraft(drafted: ReadonlyMap<string, DocumentValue>) {
  return async (query: FiguresQuery, signal: AbortSignal): Promise<FiguresBody> => {
    if (!query.kpis.some((kpi) => drafted.has(kpi)))
      return request<FiguresBody>('/performance/figures', { method: 'POST', body: query, signal })
    const { kpis, sort, ...shared } = query
    const documents = new Map([...drafted].map(([kpi, document]) => [`kpi:${kpi}`, document]))
    const answers = await Promise.all(
      kpis.map((kpi) => {
        const document = drafted.get(kpi) as KpiPreviewQuery['document'] | undefined
        return document === undefined
          ? request<FiguresBody>('/performance/figures', { method: 'POST', body: { ...shared, kpis: [kpi] }, signal })
          : previewKpi(
              { ...shared, document, others: draftedKpis(document as unknown as KpiDocument, none, documents) },
              signal,
            )
      }),
    )
    return inOrder(besides(answers), sort, kpis)
  }
}

/** Answers about the same periods, people and dimensions, as one. */
export function besides(answers: readonly FiguresBody[]): FiguresBody {
  const [first] = answers
  if (first === undefined) throw new Error('No KPI was asked for.')
  const rows = new Map<string, { row: FigureRow; values: (string | null)[]; compared: (string | null)[] }>()
  for (const [place, answer] of answers.entries())
    for (const row of answer.rows) {
      const key = JSON.stringify([row.period, row.subject ?? null, row.dimensions])
      const blank = () => answers.map(() => null)
      const own = rows.get(key) ?? { row, values: blank(), compared: blank() }
      own.values[place] = row.values[0] ?? null
      own.compared[place] = row.compared?.[0] ?? null
      rows.set(key, own)
    }
  return {
    ...first,
    kpis: answers.flatMap(({ kpis }) => kpis),
    rows: [...rows.values()].map(({ row, values, compared }) => ({
      ...row,
      values,
      ...(first.comparedPeriods && { compared }),
    })),
    labels: {
      subjects: Object.assign({}, ...answers.map(({ labels }) => labels.subjects)),
      dimensions: first.labels.dimensions.map((_, i) =>
        Object.assign({}, ...answers.map(({ labels }) => labels.dimensions[i])),
      ),
    },
    isCut: answers.some(({ isCut }) => isCut),
  }
}

function inOrder(body: FiguresBody, sort: string | undefined, kpis: readonly string[]): FiguresBody {
  if (sort === undefined) return body
  const place = kpis.indexOf(sort.replace('-', ''))
  const sign = sort.startsWith('-') ? -1 : 1
  return {
    ...body,
    rows: [...body.rows].sort((a, b) => sign * (Number(a.values[place] ?? 0) - Number(b.values[place] ?? 0))),
  }
}
