// Imported first by every program: TypeScript is run as it stands, which wants the Node that came with the lock file.
const NEEDED = 26;

if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.log(
    `This is Node ${process.versions.node}; the hub runs on Node ${NEEDED}, which npm ci has put into node_modules. Start it through npm: npm start.`,
  );
  process.exit(1);
}
