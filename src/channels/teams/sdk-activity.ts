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
 * The part of an activity that the SDK needs to reply to it: it copies these fields into what is posted. One that is not of its kind is left
 * out, and so is all else.
 */
export function sdkActivity(activity: object): z.infer<typeof SdkActivity> {
  return SdkActivity.parse(activity);
}
