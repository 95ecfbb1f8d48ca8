/** What is done later, outside of the request that makes it necessary. */
export { enqueue, enqueueMany, type JobOptions, type NewJob, prepareQueues } from './enqueue.ts'
export { createJobs, type JobHandler, type Jobs, type RunningJob } from './jobs.ts'
export { deadLetters, type QueueData, type QueueName } from './queues.ts'
