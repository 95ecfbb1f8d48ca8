export type { Follower } from './follower.ts'
export {
  type Changes,
  type EventType,
  objectByKey,
  type RecordEvent,
  recordAt,
  recordsAt,
  type ToldEvent,
} from './record-event.ts'
