import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { Endpoint, ProblemKind } from '@yuanliu/core/platform';
import type { FastifyInstance } from 'fastify';
import { documentation } from './open-api.ts';

const introduction = `
企业溯源管理系统的开放接口。登录：\`POST /api/sign-in\` 得到会话 Cookie；系统对接请用 API 密钥：\`Authorization: Bearer ylk_…\`。
除登录、会话和密码等只属于本人的操作外，两种方式对所有接口都有效。出错时返回 RFC 9457 的 \`application/problem+json\`，\`code\` 稳定可编程，\`detail\` 随 Accept-Language 给出中文或英文。

The open API. Sign in with \`POST /api/sign-in\` (session cookie) or send an API key as \`Authorization: Bearer ylk_…\`;
both work on every endpoint but those about one's own sessions and password. Errors are RFC 9457
\`application/problem+json\`: \`code\` is stable, \`detail\` follows Accept-Language. Lists are pages: send \`next\` of one page as \`after\` of the next request.`;

const problemTable = (kinds: readonly ProblemKind[]): string =>
  ['| code | status | 中文 | English |', '|---|---|---|---|']
    .concat(kinds.map(({ code, status, text }) => `| \`${code}\` | ${status} | ${text.zh} | ${text.en} |`))
    .join('\n');

/** The page writes style attributes; nothing else is let in, and nothing from elsewhere. */
const contentPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The OpenAPI document at `/api/openapi.json` and its page at `/api/docs`; register before the routes. */
export const addApiDocs = async (
  app: FastifyInstance,
  {
    endpoints,
    problems,
  }: { readonly endpoints: readonly Endpoint[]; readonly problems: readonly ProblemKind[] },
): Promise<void> => {
  const byRoute = new Map(endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint]));
  await app.register(swagger, {
    transform: ({ schema, url, route }) => {
      const endpoint = byRoute.get(`${String(route.method)} ${url}`);
      return { url, schema: endpoint === undefined ? schema : { ...schema, ...documentation(endpoint) } };
    },
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '源流 Yuanliu API',
        version: '1',
        description: `${introduction}\n\n## 错误码 / Problem codes\n${problemTable(problems)}`,
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'yuanliu_session' },
          key: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ session: [] }, { key: [] }],
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: contentPolicy,
    // The page's own default asks a validator on the internet.
    uiConfig: { docExpansion: 'none', validatorUrl: null },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
};
