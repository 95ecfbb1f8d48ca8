export { type RewardChange, rewardChanges } from './differences.ts'
export { keepsSeat } from './seat-after-appeal.ts'
export { askedNow, dueOn, isLate, type Seat, seatsOf, turnOf } from './seats.ts'
export { mayDo, type Sight, sightOf, type Viewer } from './sight.ts'
export {
  allows,
  type CycleEvent,
  type CycleState,
  type Deed,
  eventsOf,
  mayStillBeAppealed,
  type Standing,
  type Step as CycleStep,
  transition,
} from './state.ts'
