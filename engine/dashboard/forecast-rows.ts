/** Whose forecasts there is anything to say of: managers without sales of their own are left out. */
export interface Foretellable {
  /** Null where one may not see it. */
  readonly actual: string | null
  readonly asked: string | null
  readonly pipeline: { readonly open: string } | null
  readonly own: object | null
  readonly adjusted: object | null
}

export function forecastRows<Row extends Foretellable>(rows: readonly Row[]): readonly Row[] {
  return rows.filter(
    ({ actual, asked, pipeline, own, adjusted }) =>
      actual !== null &&
      (asked !== null ||
        own !== null ||
        adjusted !== null ||
        Number(actual) !== 0 ||
        Number(pipeline?.open ?? 0) !== 0),
  )
}
