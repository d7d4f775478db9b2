// Pages are small and change with every visit; squeezing them here keeps the tracking page within 30 kB on a metered connection.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const SMALLEST = 800; // bytes; below this the headers weigh more than what is saved

const isPage = ({ headers, body }: Response): boolean => body !== null && (headers.get('content-type') ?? '').startsWith('text/html');

const bestOf = (accepted: string): 'br' | 'gzip' | null => (/\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null);

const squeeze = {
  br: (page: Buffer) => brotliCompressSync(page, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (page: Buffer) => gzipSync(page),
};

export async function compressPage(request: Request, response: Response): Promise<Response> {
  if (!isPage(response)) return response;
  const page = Buffer.from(await response.arrayBuffer());
  const encoding = page.length < SMALLEST ? null : bestOf(request.headers.get('accept-encoding') ?? '');
  const headers = new Headers(response.headers);
  headers.append('vary', 'accept-encoding');
  headers.delete('content-length');
  if (encoding !== null) headers.set('content-encoding', encoding);
  return new Response(new Uint8Array(encoding === null ? page : squeeze[encoding](page)), { status: response.status, headers });
}
