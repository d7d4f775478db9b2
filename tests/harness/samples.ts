// Well-formed requests made from the contract's own schemas, for tests that walk through all endpoints.
import { z } from 'zod';
import type { Endpoint } from '@pitulungan/contracts/endpoints/endpoint';
import { JANTI } from './story.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
interface JsonSchema {
  type?: string;
  format?: string;
  pattern?: string;
  enum?: Json[];
  const?: Json;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minItems?: number;
  minimum?: number;
  minLength?: number;
}

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const BY_NAME: Record<string, Json> = {
  village: JANTI,
  token: 'AAAAAAAAAAAAAAAAAAAAAA',
  phone: '+6280000001001',
  phones: [],
  buyerPhone: '+6280000001001',
};
const BY_FORMAT: Record<string, string> = { uuid: NOWHERE, 'date-time': '2026-11-24T01:00:00.000Z', date: '2026-11-24' };

export const inputSchema = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

export const sampleParams = (endpoint: Endpoint): Record<string, unknown> =>
  endpoint.params ? (sample(inputSchema(endpoint.params)) as Record<string, unknown>) : {};
/** What its address must say; nothing where all of it may be left out. */
export const sampleQuery = (endpoint: Endpoint): { query?: Record<string, unknown> } =>
  endpoint.query ? { query: sample(inputSchema(endpoint.query)) as Record<string, unknown> } : {};
export const sampleBody = (endpoint: Endpoint): Json | undefined => (endpoint.body ? sample(inputSchema(endpoint.body)) : undefined);

/** A value that the schema takes, required fields only. */
export function sample(schema: JsonSchema, name = ''): Json {
  const fixed = BY_NAME[name] ?? schema.const ?? schema.enum?.[0];
  if (fixed !== undefined) return fixed;
  const [choice] = choices(schema);
  if (choice) return sample(choice, name);
  const make = BY_TYPE[schema.type ?? 'string'] ?? sampleText;
  return make(schema, name);
}

const choices = ({ anyOf, oneOf }: JsonSchema): JsonSchema[] => anyOf ?? oneOf ?? [];

const BY_TYPE: Record<string, (schema: JsonSchema, name: string) => Json> = {
  object: ({ required = [], properties = {} }) => Object.fromEntries(required.map((field) => [field, sample(properties[field] ?? {}, field)])),
  array: ({ items = {}, minItems = 1 }, name) => Array.from({ length: Math.max(1, minItems) }, () => sample(items, name)),
  integer: ({ minimum = 1 }) => Math.max(1, minimum),
  number: ({ minimum = 1 }) => Math.max(1, minimum),
  boolean: () => true,
  null: () => null,
  string: (schema) => BY_FORMAT[schema.format ?? ''] ?? sampleText(schema),
};

const A_MONTH = '^\\d{4}-(0[1-9]|1[0-2])$';
const BY_PATTERN: Record<string, string> = { [A_MONTH]: '2026-11', '^[0-9a-f]{64}$': '0'.repeat(64) };
const sampleText = ({ pattern = '', minLength = 1 }: JsonSchema): string =>
  BY_PATTERN[pattern] ?? (pattern.includes('\\d') ? '1000' : 'contoh '.repeat(Math.ceil(minLength / 7)).trim());
