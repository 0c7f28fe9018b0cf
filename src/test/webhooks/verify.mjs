// Verifies messages as a receiver would. Each line of the input is one: JSON with `secret`, `headers`, `body`, and
// `now`, the time in Unix seconds that the receiver's clock shows. Each line of the output is the verdict: the type of
// the event, or the error.
import { createInterface } from 'node:readline';
import { Webhook } from 'standardwebhooks';

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, headers, body, now } = JSON.parse(line);
  Date.now = () => now * 1000;
  try {
    const event = new Webhook(secret).verify(body, headers);
    console.log(JSON.stringify({ type: event.type }));
  } catch (error) {
    console.log(JSON.stringify({ error: `${error.name}: ${error.message}` }));
  }
}
