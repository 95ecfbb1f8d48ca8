/** The files of `expected/` as people write them; `cases.schema.json` says what each part means. */
import type { Json } from '../fields/field-type.ts'

export type Values = Readonly<Record<string, Json>>

export type Amount = number | string

export interface CaseFile {
  readonly about?: string
  readonly plan?: string
  readonly today?: string
  readonly defaults?: Readonly<Record<string, Values>>
  readonly given?: Records
  readonly targets?: Targets
  readonly cases: readonly Case[]
}

export interface Case extends Step {
  readonly name: string
  readonly later?: readonly Step[]
}

export interface Step {
  readonly about?: string
  readonly plan?: string
  readonly today?: string
  readonly close?: readonly string[]
  readonly given?: Records
  /** By object and name. */
  readonly change?: Readonly<Record<string, Readonly<Record<string, Values>>>>
  readonly delete?: Readonly<Record<string, readonly string[]>>
  readonly targets?: Targets
  readonly correct?: readonly Correction[]
  /** By period and payee. */
  readonly pays?: Readonly<Record<string, Readonly<Record<string, Amount | Pay>>>>
}

/** By object. */
export type Records = Readonly<Record<string, readonly Values[]>>

/** By target, whom it is for, and period. */
export type Targets = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Amount>>>>>>

export interface Correction {
  readonly payee: string
  readonly period: string
  readonly amount: Amount
  readonly reason: string
}

export const sums = ['paid', 'earned', 'held', 'owed', 'carried'] as const
export type Sum = (typeof sums)[number]

export interface Pay extends Readonly<Partial<Record<Sum, Amount>>> {
  readonly payment?: { readonly currency: string; readonly amount: Amount }
  readonly refused?: readonly string[]
  readonly lines?: readonly PayLine[]
}

export interface PayLine {
  readonly component?: string
  readonly type?: string
  readonly amount: Amount
  readonly words?: string
}
