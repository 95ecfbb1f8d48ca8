/** Targets: who is to reach what, as it was known on a day. */
export { readTargets, type TargetAmount, type TargetQuestion, targetOf } from './read.ts'
export { COMPANY, levelOfSubject, personSubject, type Subject, targetKey, teamSubject } from './subjects.ts'
