/** Calls about appraisals: cycles, cards, reviews, appeals. */
import type {
  AppealBody,
  AppealDecisionBody,
  CalibrationBody,
  CalibrationPage,
  CardBody,
  CardReviewBody,
  CardsPage,
  CardsQuery,
  CycleBody,
  CycleEventType,
  CyclePreview,
  CyclesBody,
  HandOverBody,
  NewCycleBody,
  ReviewsBody,
  RewardsBody,
  ScorecardChangeBody,
  SetAsideBody,
} from '@attain/contract'
import { ApiError, callerHeaders, randomId, request } from '@attain/ui/api'
import { saveBlob } from './files.ts'

const at = '/performance'

export function getCycles(signal?: AbortSignal): Promise<CyclesBody> {
  return request(`${at}/cycles`, { signal })
}

export function getReviews(signal?: AbortSignal): Promise<ReviewsBody> {
  return request(`${at}/reviews`, { signal })
}

export function previewCycle(body: NewCycleBody, signal?: AbortSignal): Promise<CyclePreview> {
  return request(`${at}/cycles/preview`, { method: 'POST', body, signal })
}

export function openCycle(body: NewCycleBody): Promise<{ id: string }> {
  return request(`${at}/cycles`, { method: 'POST', body })
}

export function getCycle(id: string, signal?: AbortSignal): Promise<CycleBody> {
  return request(`${at}/cycles/${id}`, { signal })
}

export function sendCycleEvent(id: string, type: CycleEventType): Promise<unknown> {
  return request(`${at}/cycles/${id}/events`, { method: 'POST', body: { type } })
}

export function getCards(id: string, query: CardsQuery, signal?: AbortSignal): Promise<CardsPage> {
  return request(`${at}/cycles/${id}/cards?${new URLSearchParams(query as Record<string, string>)}`, { signal })
}

export function getCalibration(id: string, group: string | null, signal?: AbortSignal): Promise<CalibrationPage> {
  const query = group === null ? '' : `?${new URLSearchParams({ group })}`
  return request(`${at}/cycles/${id}/calibration${query}`, { signal })
}

export function saveCalibration(id: string, body: CalibrationBody): Promise<unknown> {
  return request(`${at}/cycles/${id}/calibration`, { method: 'POST', body })
}

export function getRewards(id: string, signal?: AbortSignal): Promise<RewardsBody> {
  return request(`${at}/cycles/${id}/rewards`, { signal })
}

export function proposeChange(id: string, body: ScorecardChangeBody): Promise<unknown> {
  return request(`${at}/cycles/${id}/changes`, { method: 'POST', body })
}

export function decideChange(id: string, number: number, approved: boolean): Promise<unknown> {
  return request(`${at}/cycles/${id}/changes/${number}`, { method: 'POST', body: { approved } })
}

export function getCard(id: string, signal?: AbortSignal): Promise<CardBody> {
  return request(`${at}/cards/${id}`, { signal })
}

export function sendReview(id: string, body: CardReviewBody): Promise<unknown> {
  return request(`${at}/cards/${id}/review`, { method: 'POST', body })
}

export function handOver(id: string, body: HandOverBody): Promise<unknown> {
  return request(`${at}/cards/${id}/hand-over`, { method: 'POST', body })
}

export function setAside(id: string, body: SetAsideBody): Promise<unknown> {
  return request(`${at}/cards/${id}/set-aside`, { method: 'POST', body })
}

export function sendAppeal(id: string, body: AppealBody): Promise<unknown> {
  return request(`${at}/cards/${id}/appeals`, { method: 'POST', body, idempotencyKey: randomId() })
}

export function decideAppeal(id: string, body: AppealDecisionBody): Promise<unknown> {
  return request(`${at}/appeals/${id}/decision`, { method: 'POST', body })
}

export async function downloadAppealFile(appeal: string, file: { id: string; name: string }): Promise<void> {
  const response = await fetch(`/api/performance/appeals/${appeal}/files/${file.id}`, { headers: callerHeaders() })
  if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => ({})))
  saveBlob(await response.blob(), file.name)
}
