import { APP_ID } from './activities';
import { startConnector } from './connector';
import type { ConnectorReport, ConnectorRequest, ConnectorStart } from './connector-process';

/** The connector in a process of its own: says where it is, takes faults, and tells what it was sent. */
async function main(): Promise<void> {
  const connector = await startConnector();
  const { serviceUrl, metadataUrl } = connector;
  process.on('message', (request: ConnectorRequest) => {
    if ('fail' in request) return connector.fail(request.fail);
    const posts = connector.hits
      .filter(({ body }) => body.type === 'message')
      .map(({ activityId, taken, ms, body }) => ({ activityId, taken, ms, text: body.text }));
    tell({ posts });
  });
  process.on('disconnect', () => process.exit());
  tell({ serviceUrl, metadataUrl, token: connector.token(APP_ID) });
}

function tell(words: ConnectorStart | ConnectorReport): void {
  process.send?.(words);
}

void main();
