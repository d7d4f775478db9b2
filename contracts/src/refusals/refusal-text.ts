export interface RefusalText {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503;
  id: string;
  en: string;
}
