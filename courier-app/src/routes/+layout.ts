// Live and signed in: nothing to render on a server, and the shell must open without one.
export const ssr = false;
