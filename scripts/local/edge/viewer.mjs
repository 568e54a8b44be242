// Runs CloudFront Functions as they are deployed: JSON lines in (first the code, then events), out.
import { createInterface } from 'node:readline';
import { createContext, Script } from 'node:vm';

const handlers = new Map();

function load(functions) {
  for (const [arn, code] of Object.entries(functions)) {
    const context = createContext({ console: { log: (...words) => console.error(...words) } });
    new Script(code, { filename: arn }).runInContext(context);
    handlers.set(arn, { context, call: new Script('handler(__event)') });
  }
}

async function answer(line) {
  const { id, load: functions, arn, event } = JSON.parse(line);
  try {
    if (functions) {
      load(functions);
      return { id, result: null };
    }
    const { context, call } = handlers.get(arn);
    context.__event = event;
    return { id, result: await call.runInContext(context, { timeout: 2000 }) };
  } catch (error) {
    return { id, error: String(error) };
  }
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  process.stdout.write(JSON.stringify(await answer(line)) + '\n');
});
