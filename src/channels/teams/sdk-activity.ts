import { z } from 'zod';

const text = z.string().min(1).optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const account = z.object({ id: text, name: text, aadObjectId: text, role: text }).optional().catch(undefined);

const SdkActivity = z.object({
  type: text,
  id: text,
  channelId: text,
  locale: text,
  from: account,
  recipient: account,
  conversation: z
    .object({ id: text, name: text, conversationType: text, tenantId: text, aadObjectId: text, isGroup: flag })
    .optional()
    .catch(undefined),
});

/**
 * The part of an activity that the SDK needs to reply to it: it copies these fields into what it posts, and fails there on one that is not
 * of its kind. Such a field is left out.
 */
export function sdkActivity(activity: object): z.infer<typeof SdkActivity> {
  return SdkActivity.parse(activity);
}
