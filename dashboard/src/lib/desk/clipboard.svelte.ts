// Copies a text and says for a moment that it did, or that it could not.

const SHOWN_MS = 2_500;

export class Clipboard {
  /** What was copied last, or could not be; null when there is nothing to say */
  said = $state.raw<{ text: string; worked: boolean } | null>(null);

  async copy(text: string): Promise<void> {
    const worked = await written(text);
    const said = { text, worked };
    this.said = said;
    setTimeout(() => {
      if (this.said === said) this.said = null;
    }, SHOWN_MS);
  }
}

async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no permission, or plain http: the person selects the text
  }
}
