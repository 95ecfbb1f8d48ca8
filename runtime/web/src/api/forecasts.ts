/** Calls about forecasts. */
import type {
  ForecastBody,
  ForecastHistoryBody,
  ForecastHistoryQuery,
  ForecastQuery,
  ForecastSay,
} from '@attain/contract'
import { request } from '@attain/ui/api'

export function readForecast(body: ForecastQuery, signal?: AbortSignal): Promise<ForecastBody> {
  return request('/performance/forecasts', { method: 'POST', body, signal })
}

export function sayForecast(body: ForecastSay): Promise<void> {
  return request('/performance/forecasts/say', { method: 'POST', body })
}

export function readForecastHistory(body: ForecastHistoryQuery, signal?: AbortSignal): Promise<ForecastHistoryBody> {
  return request('/performance/forecasts/history', { method: 'POST', body, signal })
}
