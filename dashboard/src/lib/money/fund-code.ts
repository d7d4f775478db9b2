const LONGEST = 40;

/** A code for a fund, from its name: "Ongkir Gratis 2026" → "ongkir-gratis-2026"; empty when nothing of the name can stand in one. */
export const codeFrom = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
