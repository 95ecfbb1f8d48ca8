import { approvalBench } from './approval/bench.ts'
import type { Bench } from './bench.ts'
import { commissionBench } from './commission/bench.ts'
import { formulaBench } from './formula/bench.ts'
import { httpBench } from './http/bench.ts'
import { importBench } from './import/bench.ts'
import { kpiBench } from './kpi/bench.ts'
import { publishBench } from './publish/bench.ts'
import { pushdownBench } from './pushdown/bench.ts'
import { rollupBench } from './rollup/bench.ts'
import { scorecardBench } from './scorecard/bench.ts'
import { startBench } from './start/bench.ts'
import { storeBench } from './store/bench.ts'

/** Every bench, by the name that `npm run bench -- NAME` takes. */
export const benches: Readonly<Record<string, Bench>> = {
  http: httpBench,
  store: storeBench,
  import: importBench,
  start: startBench,
  formula: formulaBench,
  pushdown: pushdownBench,
  rollup: rollupBench,
  publish: publishBench,
  approval: approvalBench,
  kpi: kpiBench,
  scorecard: scorecardBench,
  commission: commissionBench,
}
