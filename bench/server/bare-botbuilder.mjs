// The least Teams bot that botbuilder allows: one fixed card as the reply to each message. Takes the lab's addresses from its environment.
import botbuilder from 'botbuilder';
import express from 'express';
import { CARDS } from './fixed-cards.mjs';
import { APP_ID } from './names.mjs';

const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = botbuilder;
const credentials = {
  isValidAppId: async (id) => id === APP_ID,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    async signRequest(request) {
      request.headers.set('authorization', 'Bearer a-token-for-the-bot');
      return request;
    },
  }),
};
// These settings hold only together: one of them switches all the defaults off.
const adapter = new CloudAdapter(
  new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: process.env.TEAMS_OPENID_METADATA_URL,
      ToBotFromEmulatorOpenIdMetadataUrl: process.env.TEAMS_OPENID_METADATA_URL,
      CallerId: '',
    },
    credentials,
  ),
);
const card = { contentType: 'application/vnd.microsoft.card.adaptive', content: CARDS.teams };
const app = express();
app.post('/api/messages', express.json(), (request, response) =>
  adapter.process(request, response, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity({ type: 'message', attachments: [card] });
  }),
);
app.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
