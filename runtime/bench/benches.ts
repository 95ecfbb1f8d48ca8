import type { Bench } from './bench.ts'
import { httpBench } from './http/bench.ts'

/** Every bench, by the name that `npm run bench -- NAME` takes. */
export const benches: Readonly<Record<string, Bench>> = {
  http: httpBench,
}
