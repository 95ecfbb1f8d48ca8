export type { Follower } from './follower.ts'
export {
  type Changes,
  type EventType,
  objectByKey,
  type RecordEvent,
  recordAt,
  type ToldEvent,
} from './record-event.ts'
