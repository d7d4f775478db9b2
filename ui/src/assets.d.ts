// Files that Vite hands out by their address.
declare module '*.mjs?url' {
  const address: string;
  export default address;
}
declare module '*.css';
