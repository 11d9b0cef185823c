import { createHash } from 'node:crypto';
import type { Compilable, Kysely } from 'kysely';
import { type Change, idOf } from './changes';
import { CONVERSATION_LIFE, DELIVERY_LIFE } from './lifetimes';
import type { Tables } from './schema';
import type { TeamsReference } from './store';

/** For whom and when statements are made. */
export interface Writer {
  readonly db: Kysely<Tables>;
  readonly owner: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The statements that keep these changes, one for all of a kind, references aside. No two may have one id. Rows stand in an order that all
 * replicas share: otherwise two could wait for each other's.
 */
export function statementsFor(changes: readonly Change[], writer: Writer): Compilable[] {
  const sorted = changes
    .map((change) => ({ change, id: idOf(change) ?? '' }))
    .sort((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))
    .map(({ change }) => change);
  const of = <Kind extends Change['kind']>(kind: Kind) =>
    sorted.filter((change): change is Extract<Change, { kind: Kind }> => change.kind === kind);
  return [
    ...some(of('released'), (released) => release(released, writer)),
    ...some(of('answered'), (answered) => finish(answered, writer)),
    ...some(of('turn'), (turns) => keepTurns(turns, writer)),
    ...some(of('answers'), (answers) => addAnswers(answers, writer)),
    ...some(of('feedback'), (feedback) => addFeedback(feedback, writer)),
    ...changes.flatMap((change) => referenceStatement(change, writer) ?? []),
    ...(of('prune').length > 0 ? prune(writer) : []),
  ];
}

/** The key of a delivery or a thread as it is kept: who asks over HTTP chooses its thread's key, and may put words in it. */
export function hashed(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

type Of<Kind extends string> = readonly Extract<Change, { kind: Kind }>[];

function some<Kind>(changes: readonly Kind[], make: (changes: readonly Kind[]) => Compilable): Compilable[] {
  return changes.length > 0 ? [make(changes)] : [];
}

function release(changes: Of<'answered' | 'released'> | Of<'released'>, { db, owner }: Writer): Compilable {
  const keys = changes.map(({ delivery }) => hashed(delivery));
  return db.deleteFrom('deliveries').where('key', 'in', keys).where('owner', '=', owner).where('answered', '=', 0);
}

function finish(changes: Of<'answered'>, { db, owner, now }: Writer): Compilable {
  const answered = { until: now + DELIVERY_LIFE, answered: 1, owner };
  return db
    .insertInto('deliveries')
    .values(changes.map(({ delivery }) => ({ key: hashed(delivery), ...answered })))
    .onConflict((conflict) => conflict.column('key').doUpdateSet(answered));
}

function keepTurns(changes: Of<'turn'>, { db }: Writer): Compilable {
  return db
    .insertInto('conversations')
    .values(
      changes.map(({ thread, conversation, saved }) => ({
        key: hashed(thread),
        state: JSON.stringify(conversation),
        saved,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet(({ ref }) => ({ state: ref('excluded.state'), saved: ref('excluded.saved') }))
        .whereRef('conversations.saved', '<=', 'excluded.saved'),
    );
}

function addAnswers(changes: Of<'answers'>, { db }: Writer): Compilable {
  const rows = changes.map(({ counted: { channel, surface, outcome, topic, band, version, day, count, urgent } }) => ({
    ...{ channel, surface, outcome, topic, band, version, day, count },
    urgent: urgent ? 1 : 0,
  }));
  return db
    .insertInto('answer_counts')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'version', 'channel', 'surface', 'outcome', 'topic', 'urgent', 'band'])
        .doUpdateSet((row) => ({ count: row('answer_counts.count', '+', row.ref('excluded.count')) })),
    );
}

function addFeedback(changes: Of<'feedback'>, { db }: Writer): Compilable {
  const rows = changes.map(({ counted: { channel, topic, version, day, count, helpful } }) => ({
    ...{ channel, topic, version, day, count },
    helpful: helpful ? 1 : 0,
  }));
  return db
    .insertInto('feedback_counts')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['day', 'version', 'channel', 'topic', 'helpful'])
        .doUpdateSet((row) => ({ count: row('feedback_counts.count', '+', row.ref('excluded.count')) })),
    );
}

function referenceStatement(change: Change, { db }: Writer): Compilable | undefined {
  switch (change.kind) {
    case 'reference':
      return keepReference(db, change.reference, change.announce);
    case 'no-reference':
      return db.deleteFrom('teams_references').where('conversation_id', '=', change.conversationId);
    case 'notice':
      return db
        .updateTable('teams_references')
        .set({ last_notice: change.notice })
        .where('conversation_id', '=', change.conversationId);
    default:
      return undefined;
  }
}

function keepReference(db: Kysely<Tables>, reference: TeamsReference, announce: boolean | undefined): Compilable {
  const where = {
    service_url: reference.serviceUrl,
    tenant_id: reference.tenantId,
    channel_id: reference.channelId,
    ...(announce === undefined ? {} : { announce: announce ? 1 : 0 }),
  };
  return db
    .insertInto('teams_references')
    .values({ conversation_id: reference.conversationId, last_notice: null, announce: 0, ...where })
    .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(where));
}

function prune({ db, now }: Writer): Compilable[] {
  return [
    db.deleteFrom('deliveries').where('until', '<=', now),
    db.deleteFrom('conversations').where('saved', '<=', now - CONVERSATION_LIFE),
  ];
}
