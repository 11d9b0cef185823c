import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Assistant } from '../../answering/assistant';
import { toMachineAnswer } from '../../answering/machine-answer';

/** A line that could not be answered, in the place of its answer. */
interface LineError {
  readonly error: { readonly code: 'not_json' | 'no_question'; readonly message: string; readonly line: number };
}

/**
 * The machine's way in: reads one JSON object a line, `{"question": "...", "thread": "optional id"}`, and writes one line for each, in
 * order, as it goes. A line that is not JSON or has no question gets an error in its place, and the rest is still answered.
 */
export async function answerLines(assistant: Assistant, input: Readable, output: Writable): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const reply = await answerLine(assistant, line, number);
    if (!output.write(`${JSON.stringify(reply)}\n`)) await once(output, 'drain');
  }
}

async function answerLine(assistant: Assistant, line: string, number: number) {
  const fail = (code: LineError['error']['code'], message: string): LineError => ({
    error: { code, message, line: number },
  });
  let value: unknown;
  try {
    // Some programs begin their output with a byte order mark.
    value = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch {
    return fail('not_json', `Line ${number} is not JSON: write one object, {"question": "..."}, on each line.`);
  }
  const { question, thread } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (typeof question !== 'string')
    return fail('no_question', `Line ${number} has no "question" that is a string: write {"question": "..."}.`);
  const answer = await assistant.answer({
    text: question,
    channel: 'terminal',
    surface: 'terminal',
    isPrivate: true,
    ...(typeof thread === 'string' ? { thread: `terminal:${thread}` } : {}),
  });
  return toMachineAnswer(question, answer);
}
