import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import type { Intake } from './intake';

/** What came is not taken in, nor acknowledged: Slack sends it again. */
export class NoRoomError extends Error {}

/**
 * Bolt's app, which acknowledges an event only once there is room for what it may ask: Slack sends again, up to three times in about six
 * minutes, what is not acknowledged (docs.slack.dev, Events API). Commands, taps and forms it sends once, and a person waits for each: they are
 * always taken in.
 */
export class IntakeApp extends App {
  constructor(
    options: AppOptions,
    private readonly intake: Intake,
    private readonly onRefused: () => void,
  ) {
    super(options);
  }

  /** For an event, resolves once it is acknowledged; rejects with a {@link NoRoomError}, of which the receiver tells Slack. */
  override async processEvent(event: ReceiverEvent): Promise<void> {
    if (!isEvent(event)) {
      const leave = this.intake.takeAnyway();
      return super.processEvent(event).finally(leave);
    }
    const leave = await this.intake.take((event.retryNum ?? 0) > 0);
    if (!leave) {
      this.onRefused();
      throw new NoRoomError();
    }
    return this.begin(event, leave);
  }

  /** Lets go of the request with its acknowledgement: else each is kept until its question is answered. */
  private begin({ ack, ...event }: ReceiverEvent, leave: () => void): Promise<void> {
    let acknowledge: ReceiverEvent['ack'] | undefined = ack;
    return new Promise((resolve, reject) => {
      const once: ReceiverEvent['ack'] = async (reply) => {
        const first = acknowledge;
        acknowledge = undefined;
        await first?.(reply);
        resolve();
      };
      void super
        .processEvent({ ...event, ack: once })
        .then(resolve, reject)
        .finally(leave);
    });
  }
}

function isEvent({ body }: ReceiverEvent): boolean {
  return typeof body.event === 'object' && body.event !== null;
}
