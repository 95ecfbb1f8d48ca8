/** Whom targets are for, as lines write it: `company`, `person:ID`, `team:ID`, or a dimension and its value. */
export type Subject = 'company' | `${string}:${string}`

export const COMPANY: Subject = 'company'

export function personSubject(id: string): Subject {
  return `person:${id}`
}

export function teamSubject(id: string): Subject {
  return `team:${id}`
}

/** What a subject is of: a level of the document. */
export function levelOfSubject(subject: string): { readonly by: string; readonly value: string } {
  const at = subject.indexOf(':')
  return at < 0 ? { by: subject, value: '' } : { by: subject.slice(0, at), value: subject.slice(at + 1) }
}

/** The key of a target in an answer: its period and its subject. */
export function targetKey(period: string, subject: string): string {
  return `${period}|${subject}`
}

/** What an agreed line is held to be once: the validation of `target_value` says the same. */
export function agreedAs(target: string, period: string, subject: string, effective: string): string {
  return `${target}|${period}|${subject}|${effective}`
}
