/**
 * The Teams part of the configuration, validated by the caller. Absent altogether: no credentials, and `/api/messages`
 * takes only what this machine itself sends (the Agents Playground).
 */
export interface TeamsSettings {
  /** MICROSOFT_APP_ID, a GUID: the audience of every token that may come in. */
  readonly appId: string;
  /** MICROSOFT_APP_TYPE. */
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  /** MICROSOFT_APP_PASSWORD: needed for SingleTenant, absent for a managed identity. */
  readonly appPassword?: string;
  /** MICROSOFT_APP_TENANT_ID: the tenant that signs our own tokens. */
  readonly tenantId: string;
  /** TEAMS_ALLOWED_TENANTS: whose people may ask; never empty (by default the app's own tenant). */
  readonly allowedTenants: readonly string[];
  /** TEAMS_OPENID_METADATA_URL: where the keys of incoming tokens are described; Microsoft's public cloud when absent. */
  readonly openIdMetadataUrl?: string;
  /** TEAMS_TOKEN_ISSUER: who signs incoming tokens, and whom ours are for; the public cloud's when absent. */
  readonly tokenIssuer?: string;
  /** TEAMS_LOGIN_URL: the authority's base (https, no tenant); the public cloud's when absent. */
  readonly loginUrl?: string;
}

/** The public cloud's addresses (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication). */
export const PUBLIC_CLOUD = {
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  tokenIssuer: 'https://api.botframework.com',
  loginUrl: 'https://login.microsoftonline.com',
} as const;
