// npm run simulate: reads the command line, runs, prints, and says by the exit code whether the checks hold.
import { HELP, readOptions, WrongOptions, type Options } from './options.ts';
import { table } from './report.ts';
import { run, WrongVillage } from './run.ts';

const STOPPED_BY_PERSON = 130;

async function simulate(options: Options): Promise<number> {
  let interrupted = false;
  const outcome = await run(options, (stop) => {
    const end = () => {
      if (interrupted) return;
      interrupted = true;
      void stop();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
  if (!outcome) return options.forever ? 0 : STOPPED_BY_PERSON;
  const { world, checked, report } = outcome;
  console.log(table(world, checked, report));
  if (options.json) console.log(JSON.stringify(report));
  return report.failed.length === 0 ? 0 : 1;
}

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
    console.error(reason instanceof WrongVillage ? reason.message : reason);
    process.exitCode = 2;
  }
  process.exit(); // sockets and kept-alive connections would hold the process for a while
}
