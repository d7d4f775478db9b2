import type { Language } from '#lib/words/words.ts';

declare global {
  namespace App {
    interface Locals {
      language: Language;
      /** What the hub sets when somebody signs in or out, passed on as it is */
      hubCookies: string[];
    }
    interface PageData {
      /** Absent on an error page whose layout could not be read */
      language?: Language;
      villageName?: string;
      /** Everybody in this village is fictional: the page says so */
      demo?: boolean;
    }
    interface Error {
      /** What a person can quote to the desk; null when nothing broke on our side */
      fault: string | null;
    }
  }
}
