// Keeps what was typed for as long as the tab lives, so that looking at another stall, a change of language or a slip loses nothing.
type Draft = Record<string, string>;

const namedFields = (form: HTMLFormElement) =>
  [...form.elements].filter(
    (field): field is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
      'name' in field && field.name !== '' && !(field instanceof HTMLButtonElement),
  );

function put(form: HTMLFormElement, draft: Draft): void {
  for (const field of namedFields(form)) {
    const value = draft[field.name];
    if (value === undefined) continue;
    if (field instanceof HTMLInputElement && field.type === 'radio') field.checked = field.value === value;
    else field.value = value;
  }
}

function read(storedAs: string): Draft {
  try {
    return (JSON.parse(sessionStorage.getItem(storedAs) ?? '{}') ?? {}) as Draft;
  } catch {
    return {};
  }
}

export function keepDraft(form: HTMLFormElement): void {
  const storedAs = `pitulungan.draf.${form.dataset.stall ?? ''}`;
  if (form.dataset.fresh !== undefined) put(form, read(storedAs)); // a form that was sent back knows better what was typed
  const save = (): void => {
    const draft = Object.fromEntries([...new FormData(form)].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
    try {
      sessionStorage.setItem(storedAs, JSON.stringify(draft));
    } catch {
      // private mode: the form itself still holds everything
    }
  };
  form.addEventListener('input', save);
  form.addEventListener('change', save);
  form.addEventListener('submit', save);
}
