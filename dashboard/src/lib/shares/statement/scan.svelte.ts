// The scanned minutes: read and fingerprinted here, never sent.
import { sha256OfBytes } from '@pitulungan/contracts/shares/canonical';

export class Scan {
  name = $state('');
  hash = $state.raw<string | null>(null);
  failed = $state(false);

  #file: File | undefined;

  async read(file: File | undefined): Promise<void> {
    this.#file = file;
    this.hash = null;
    this.failed = false;
    if (!file) return;
    const bytes = await file.arrayBuffer().catch(() => null); // moved or deleted since it was chosen: the form says so
    if (this.#file !== file) return; // another one was chosen meanwhile
    this.name = file.name;
    this.failed = bytes === null;
    if (bytes) this.hash = sha256OfBytes(new Uint8Array(bytes));
  }
}
