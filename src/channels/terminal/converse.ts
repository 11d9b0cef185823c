import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Answer } from '../../answering/answer';
import type { Assistant } from '../../answering/assistant';
import { MESSAGES } from '../../answering/messages';
import { renderText } from '../../cards/text';
import type { Choice } from '../../question';

/**
 * A conversation in the terminal: a question a line, each answered as a card in text, until the input ends or a line says "exit".
 * A number picks one of the choices that were offered last.
 */
export async function converse(assistant: Assistant, input: Readable, output: Writable, prompt: string): Promise<void> {
  const lines = createInterface({ input, output, prompt });
  output.write(`${MESSAGES['terminal.welcome']}\n`);
  lines.prompt();
  let last: Answer | undefined;
  for await (const line of lines) {
    if (/^\s*(?:exit|quit)\s*$/i.test(line)) break;
    const choice = pickedChoice(line, last);
    const question = choice ? { choice } : { text: line };
    last = await assistant.answer({
      ...question,
      channel: 'terminal',
      surface: 'terminal',
      isPrivate: true,
      thread: 'terminal:conversation',
    });
    output.write(`\n${renderText(last, 'asker')}\n\n`);
    lines.prompt();
  }
  lines.close();
}

/** The numbered choice of the last card that a line picks: "2". */
function pickedChoice(line: string, last: Answer | undefined): Choice | undefined {
  const number = /^\s*(\d{1,2})\s*$/.exec(line)?.[1];
  return number === undefined ? undefined : last?.choices[Number(number) - 1]?.choice;
}
