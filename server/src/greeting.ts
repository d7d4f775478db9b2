// What a person sees when the hub is ready: the three addresses and how to sign in to the demo.

const PIN = '246810'; // every account of the demo village; a real village has none of them
const SIGN_INS: readonly (readonly [string, string, string])[] = [
  ['admin', '0800-0000-0001', '/meja'],
  ['petugas antar (dispatcher)', '0800-0000-0002', '/meja'],
  ['kasir (cashier)', '0800-0000-0005', '/meja'],
  ['manajer BUMDes', '0800-0000-0007', '/meja'],
  ['pengawas', '0800-0000-0008', '/meja'],
  ['kurir (courier)', '0800-0000-0101 … 0120', '/kurir'],
  ['warga (resident)', 'tanpa akun / no account', '/warga'],
];

export function greet(url: string, seconds: number): void {
  const lines = SIGN_INS.map(([who, phone, where]) => `  ${who.padEnd(28)}${phone.padEnd(26)}${where}`);
  console.log(`
Pitulungan Hub is ready (${seconds.toFixed(1)} s).

  Dashboard        ${url}/meja
  Courier app      ${url}/kurir
  Resident app     ${url}/warga
  API              ${url}/api/docs

DATA CONTOH, semua orang fiktif. Demo sign-ins, PIN ${PIN} for all:
${lines.join('\n')}

Ctrl-C stops everything; the next start continues with the same data.`);
}
