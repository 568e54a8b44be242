// Runs one CloudFront Function from stdin: {code, events} → the requests it returns, as JSON.
// Only what cloudfront-js-2.0 has is in reach of the code: no require, no process, no timers.
import vm from 'node:vm';

let text = '';
for await (const part of process.stdin) text += part;
const { code, events } = JSON.parse(text);
const context = vm.createContext({});
vm.runInContext(code, context, { timeout: 1000 });
const answers = events.map((event) => {
  context.given = JSON.stringify(event);
  return JSON.parse(vm.runInContext('JSON.stringify(handler(JSON.parse(given)))', context));
});
process.stdout.write(JSON.stringify(answers));
