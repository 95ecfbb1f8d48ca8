/** Calls about what commission would be: simulations, scenarios, one's own what-if. */
import type {
  DraftBody,
  NewScenarioBody,
  OpenDealsBody,
  ScenarioBody,
  ScenarioChangeBody,
  ScenariosBody,
  SimulatedCredits,
  SimulatedCreditsAsked,
  SimulatedPayeeAsked,
  SimulatedStatements,
  SimulationAsked,
  SimulationBody,
  SimulationStart,
  WhatIfBody,
  WhatIfResult,
} from '@attain/contract'
import { request } from '@attain/ui/api'

const at = '/commission'

export function getOpenDeals(plan: string, signal?: AbortSignal): Promise<OpenDealsBody> {
  return request(`${at}/mine/plans/${plan}/what-if`, { signal })
}

export function askWhatIf(plan: string, body: WhatIfBody, signal?: AbortSignal): Promise<WhatIfResult> {
  return request(`${at}/mine/plans/${plan}/what-if`, { method: 'POST', body, signal })
}

export function getSimulationStart(plan: string, signal?: AbortSignal): Promise<SimulationStart> {
  return request(`${at}/plans/${plan}/simulations`, { signal })
}

export function getDraft(owner: string, signal?: AbortSignal): Promise<DraftBody> {
  return request(`/drafts/${encodeURIComponent(owner)}`, { signal })
}

export function sendSimulation(plan: string, body: SimulationAsked): Promise<SimulationBody> {
  return request(`${at}/plans/${plan}/simulations`, { method: 'POST', body })
}

export function getSimulatedStatements(
  plan: string,
  body: SimulatedPayeeAsked,
  signal?: AbortSignal,
): Promise<SimulatedStatements> {
  return request(`${at}/plans/${plan}/simulations/statements`, { method: 'POST', body, signal })
}

export function getSimulatedCredits(
  plan: string,
  body: SimulatedCreditsAsked,
  signal?: AbortSignal,
): Promise<SimulatedCredits> {
  return request(`${at}/plans/${plan}/simulations/credits`, { method: 'POST', body, signal })
}

export function getScenarios(plan: string, signal?: AbortSignal): Promise<ScenariosBody> {
  return request(`${at}/plans/${plan}/scenarios`, { signal })
}

export function sendScenario(plan: string, body: NewScenarioBody): Promise<ScenarioBody> {
  return request(`${at}/plans/${plan}/scenarios`, { method: 'POST', body })
}

export function getScenario(id: string, signal?: AbortSignal): Promise<ScenarioBody> {
  return request(`${at}/scenarios/${id}`, { signal })
}

export function changeScenario(id: string, body: ScenarioChangeBody): Promise<ScenarioBody> {
  return request(`${at}/scenarios/${id}`, { method: 'PATCH', body })
}

export function deleteScenario(id: string): Promise<unknown> {
  return request(`${at}/scenarios/${id}`, { method: 'DELETE' })
}

/** Once more, by what is known and live now. */
export function calculateScenario(id: string): Promise<ScenarioBody> {
  return request(`${at}/scenarios/${id}/calculation`, { method: 'POST', body: {} })
}

export function cancelScenario(id: string): Promise<unknown> {
  return request(`${at}/scenarios/${id}/cancel`, { method: 'POST', body: {} })
}
