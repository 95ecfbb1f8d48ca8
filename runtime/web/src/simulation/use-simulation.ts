/** Asks for a simulation, and follows one that takes long until it is done or called off. */
import type { SimulationAsked, SimulationResult } from '@attain/contract'
import { useRef, useState } from 'react'
import { cancelScenario, getScenario, sendSimulation } from '../api/simulations.ts'

const LOOK_EVERY_MS = 1000

export interface Simulated {
  readonly asked: SimulationAsked
  readonly result: SimulationResult
}

type State =
  | { readonly at: 'rest'; readonly shown: Simulated | null; readonly error: unknown }
  | {
      readonly at: 'work'
      readonly shown: Simulated | null
      readonly id: string | null
      readonly percent: number | null
    }

export function useSimulation(plan: string) {
  const [state, setState] = useState<State>({ at: 'rest', shown: null, error: null })
  const round = useRef(0)
  const begin = async (asked: SimulationAsked) => {
    round.current += 1
    const mine = round.current
    const { shown } = state
    const say = (next: State) => {
      if (round.current === mine) setState(next)
    }
    say({ at: 'work', shown, id: null, percent: null })
    try {
      const answer = await sendSimulation(plan, asked)
      const result =
        answer.state === 'done'
          ? answer.result
          : await follow(answer.id, (percent) => say({ at: 'work', shown, id: answer.id, percent }))
      say({ at: 'rest', shown: result === null ? shown : { asked, result }, error: null })
    } catch (error) {
      say({ at: 'rest', shown, error })
    }
  }
  const cancel = async () => {
    if (state.at !== 'work' || state.id === null) return
    await cancelScenario(state.id)
  }
  return { state, begin, cancel }
}

/** Null when it was called off. */
async function follow(id: string, say: (percent: number | null) => void): Promise<SimulationResult | null> {
  for (;;) {
    const { state, result, failure, progress } = await getScenario(id)
    if (state === 'done') return result
    if (state === 'cancelled') return null
    if (state === 'failed') throw new Error(failure ?? '')
    say(progress === null ? null : Math.round((100 * progress.done) / Math.max(progress.total, 1)))
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}
