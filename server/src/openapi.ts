// The OpenAPI document, made from the contract's endpoints, and a page to read it with.
import { createRequire } from 'node:module';
import path from 'node:path';
import express, { type Router } from 'express';
import { createDocument, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { endpoints } from '@pitulungan/contracts/endpoints';
import { IDEMPOTENCY_HEADER, IdempotencyKey, type Endpoint } from '@pitulungan/contracts/endpoints/endpoint';
import { FaultAnswer, REFUSALS, Refusal, type RefusalCode } from '@pitulungan/contracts/refusals';
import { z } from 'zod';

export function openApiDocument(version: string): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const [name, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
    const at = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[at] = { ...paths[at], [endpoint.method.toLowerCase()]: operation(name, endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Pitulungan Hub',
      version,
      description: 'Pesanan, antar, kas dan bagi hasil BUMDes. Money is whole rupiah as a decimal string; instants are ISO 8601 in UTC.',
    },
    servers: [{ url: '/api' }],
    paths,
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'hub.session_token' } } },
  });
}

function operation(name: string, endpoint: Endpoint) {
  const header = endpoint.method === 'GET' ? {} : { header: z.object({ [IDEMPOTENCY_HEADER]: IdempotencyKey }) };
  return {
    operationId: name,
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[1] ?? 'hub'],
    description: endpoint.access === 'public' ? 'Open to everybody.' : `Needs: ${endpoint.access}.`,
    requestParams: { ...(endpoint.params ? { path: endpoint.params } : {}), ...(endpoint.query ? { query: endpoint.query } : {}), ...header },
    ...(endpoint.body ? { requestBody: { content: { 'application/json': { schema: endpoint.body } } } } : {}),
    responses: responses(endpoint),
    ...(endpoint.access === 'public' ? {} : { security: [{ session: [] }] }),
  };
}

function responses(endpoint: Endpoint): ZodOpenApiResponsesObject {
  const codes: RefusalCode[] = [
    'BAD_REQUEST',
    ...(endpoint.method === 'GET' ? [] : (['KEY_MISSING', 'KEY_REUSED'] as const)),
    ...(endpoint.access === 'public' ? [] : (['NOT_SIGNED_IN', 'NOT_ALLOWED'] as const)),
    ...endpoint.refusals,
  ];
  const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
  const result: ZodOpenApiResponsesObject = {
    200: { description: 'OK', content: endpoint.file ? { 'application/octet-stream': { schema: endpoint.response } } : json(endpoint.response) },
    500: { description: 'A fault of ours, with a code to quote', content: json(FaultAnswer) },
  };
  for (const status of new Set(codes.map((code) => REFUSALS[code].status))) {
    const here = [...new Set(codes)].filter((code) => REFUSALS[code].status === status);
    result[`${status}`] = { description: here.map((code) => `\`${code}\`: ${REFUSALS[code].en}`).join('\n\n'), content: json(Refusal) };
  }
  return result;
}

const DOCS_PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Pitulungan Hub API</title>
<link rel="stylesheet" href="docs/swagger-ui.css"></head><body><div id="ui"></div><script src="docs/swagger-ui-bundle.js"></script><script src="docs/start.js"></script></body></html>`;
const START = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#ui', deepLinking: true, supportedSubmitMethods: [] });`;

export function openApiRoutes(router: Router, version: string): void {
  const document = openApiDocument(version);
  router.get('/openapi.json', (_request, response) => void response.json(document));
  router.get('/docs', (_request, response) => void response.type('html').send(DOCS_PAGE));
  router.get('/docs/start.js', (_request, response) => void response.type('js').send(START));
  router.use('/docs', express.static(path.resolve(swaggerFiles()), { index: false }));
}

/** By path: importing the package would load its whole browser bundle at every start. */
function swaggerFiles(): string {
  return path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
}
