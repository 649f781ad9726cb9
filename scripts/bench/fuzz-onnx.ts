/** Fuzzes lib/onnx with changed fixtures: `npx tsx scripts/bench/fuzz-onnx.ts --cases 20000 --from 0`. */
import { parseArgs } from 'node:util';
import { fuzz } from '../fuzz/onnx-cases';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    from: { type: 'string', default: '0' },
  },
});
const from = Number(values.from);
const report = fuzz(from, from + Number(values.cases));
for (const [outcome, count] of Object.entries(report.outcomes)) console.log(`${count} ${outcome}`);
console.log(`The slowest took ${Math.round(report.slowest)} ms.`);
for (const failure of report.failures) console.log(failure);
process.exitCode = report.failures.length > 0 ? 1 : 0;
