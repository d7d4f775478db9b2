// Plain pages for old phones: everything works as HTML and form posts; small scripts of our own add what only a script can (src/live).
export const csr = false;
