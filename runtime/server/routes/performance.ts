/** `/api/performance/*`: KPIs and their figures, as far as the asker's roles show them. */
import { FigureRecordsQuery, FiguresQuery, KpiPreviewQuery } from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { answerFigureRecords } from '../services/performance/figure-records.ts'
import { answerFigures } from '../services/performance/figures.ts'
import { listKpis } from '../services/performance/kpis.ts'
import { previewKpi } from '../services/performance/preview.ts'
import { contextOf, type Sources } from './asking.ts'

export function addPerformanceRoutes(app: FastifyInstance, sources: Sources): void {
  app.get('/api/performance/kpis', async (request) => ({ items: listKpis(await contextOf(sources, request)) }))

  app.post<{ Body: FiguresQuery }>('/api/performance/figures', { schema: { body: FiguresQuery } }, async (request) =>
    answerFigures(await contextOf(sources, request), request.body),
  )

  app.post<{ Body: FigureRecordsQuery }>(
    '/api/performance/records',
    { schema: { body: FigureRecordsQuery } },
    async (request) => answerFigureRecords(await contextOf(sources, request), request.body),
  )

  app.post<{ Body: KpiPreviewQuery }>(
    '/api/performance/preview',
    { config: { administrator: true }, schema: { body: KpiPreviewQuery } },
    async (request) => previewKpi(await contextOf(sources, request), request.body),
  )
}
