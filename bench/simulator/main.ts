// npm run simulate: reads the command line, runs, prints, and says by the exit code whether the checks hold.
import { HubGone } from './hub-client.ts';
import { HELP, readOptions, WrongOptions, type Options } from './options.ts';
import { economicsText, type RunEconomics } from './economics.ts';
import { table, type Report } from './report.ts';
import { run, WrongVillage, type Day } from './run.ts';

const STOPPED_BY_PERSON = 130;

async function simulate(options: Options): Promise<number> {
  const days: readonly Day[] = options.slots ? ['without slots', 'with slots'] : ['flow'];
  const reports: Report[] = [];
  for (const day of days) {
    if (options.slots) console.log(`\nThe day ${day}:`);
    const outcome = await run(options, stopOnSignal, day);
    if (!outcome) return options.forever ? 0 : STOPPED_BY_PERSON;
    const { world, checked, report } = outcome;
    console.log(table(world, checked, report));
    reports.push(report);
  }
  sumUp(reports, options.json);
  return reports.every(({ failed }) => failed.length === 0) ? 0 : 1;
}

/** Two days: both rows beside each other, and the second one's figures hold the first one's. */
function sumUp([first, second]: readonly Report[], json: boolean): void {
  if (first && second) console.log(`  without slots   ${economicsText(first)}\n  with slots      ${economicsText(second)}\n`);
  if (json && first) console.log(JSON.stringify(second ? { ...second, withoutSlots: economicsOf(first) } : first));
}

let stopRun: (() => Promise<void>) | undefined;
let interrupted = false;
const end = (): void => {
  if (interrupted) return;
  interrupted = true;
  void stopRun?.();
};
process.on('SIGINT', end);
process.on('SIGTERM', end);

/** A signal ends the run that is on, whichever of two it is. */
function stopOnSignal(stop: () => Promise<void>): void {
  stopRun = stop;
  if (interrupted) void stop();
}

const economicsOf = ({ delivered, trips, dropsPerTrip, kmPerOrder, costPerOrder, marginPerOrder }: Report): RunEconomics => ({
  delivered,
  trips,
  dropsPerTrip,
  kmPerOrder,
  costPerOrder,
  marginPerOrder,
});

function optionsOrExplain(): Options | undefined {
  try {
    return readOptions(process.argv.slice(2), process.env);
  } catch (reason) {
    if (!(reason instanceof WrongOptions)) throw reason;
    console.error(`${reason.message}\nSee --help.`);
    return undefined;
  }
}

const options = optionsOrExplain();
if (!options) process.exitCode = 2;
else if (options.help) console.log(HELP);
else {
  try {
    process.exitCode = await simulate(options);
  } catch (reason) {
    console.error(reason instanceof WrongVillage || reason instanceof HubGone ? reason.message : reason);
    process.exitCode = 2;
  }
  process.exit(); // sockets and kept-alive connections would hold the process for a while
}
