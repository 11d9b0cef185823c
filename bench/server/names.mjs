// Who and what the laboratory knows.
export const APP_ID = '00000000-0000-4000-8000-000000000001';
export const BOT_USER = 'U0SIGNPOST';
export const SIGNING_SECRET = 'a-signing-secret-of-the-lab';
/** Many workspaces and tenants: a real one asks far less than what is sent here in a second, and Signpost limits each. */
export const TENANTS = Array.from({ length: 200 }, (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`);
