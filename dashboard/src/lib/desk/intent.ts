// One intent has one idempotency key: the same content sent again keeps it, changed content gets a new one.

export interface Intent {
  key: string;
  content: string;
}

export function intentFor(last: Intent | null, content: string, newKey: () => string): Intent {
  return last?.content === content ? last : { key: newKey(), content };
}
