/** `/api/performance/forecasts`: what periods will come to, as far as the asker's roles show the figures. */
import { ForecastHistoryQuery, ForecastQuery, ForecastSay } from '@attain/contract'
import type { FastifyInstance } from 'fastify'
import { readForecast } from '../services/performance/forecasts/read-forecast.ts'
import { forecastHistory, sayForecast } from '../services/performance/forecasts/say-forecast.ts'
import { contextOf, type Sources } from './asking.ts'

export function addForecastRoutes(app: FastifyInstance, sources: Sources): void {
  app.post<{ Body: ForecastQuery }>(
    '/api/performance/forecasts',
    { schema: { body: ForecastQuery } },
    async (request) => readForecast(await contextOf(sources, request), request.body),
  )

  app.post<{ Body: ForecastSay }>(
    '/api/performance/forecasts/say',
    { schema: { body: ForecastSay } },
    async (request, reply) => {
      await sayForecast(await contextOf(sources, request), request.body)
      return reply.status(204).send()
    },
  )

  app.post<{ Body: ForecastHistoryQuery }>(
    '/api/performance/forecasts/history',
    { schema: { body: ForecastHistoryQuery } },
    async (request) => forecastHistory(await contextOf(sources, request), request.body),
  )
}
