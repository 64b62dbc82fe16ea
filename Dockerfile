# One image for the three services and for `khabar`; the command chooses, and docker-compose.yml gives it.

FROM node:24-trixie-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Nothing here needs its install script. Native code is in onnxruntime-node alone, which brings that of every system: all but this one's goes.
# Types, source maps and readmes of packages are half of their files and never read at run time.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts \
 && find node_modules -type f \( -name '*.map' -o -name '*.md' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete \
 && cd node_modules/onnxruntime-node/bin/* && rm -rf darwin win32 \
 && find linux -mindepth 1 -maxdepth 1 ! -name "$(node -p process.arch)" -exec rm -rf {} +

FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY tsconfig.json ./
COPY scripts ./scripts
COPY libs ./libs
COPY apps ./apps
COPY clients ./clients
# Not by `npm run`, which would look for Node in the package node@24: its install script did not run.
RUN node scripts/build.mjs

FROM node:24-trixie-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --chmod=755 <<'EOT' /usr/local/bin/khabar
#!/bin/sh
exec node /app/dist/apps/cli/src/main.js "$@"
EOT
# `healthy PORT`: whether the service on this port is ready, and its own words. A Node process each time would cost twenty times as much.
COPY --chmod=755 <<'EOT' /usr/local/bin/healthy
#!/bin/bash
set -e
exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET /health/ready HTTP/1.0\r\n\r\n' >&3
answer=$(cat <&3)
echo "${answer##*$'\r\n'}"
[[ $answer == 'HTTP/1.'?' 200 '* ]]
EOT
COPY --from=dependencies /app/node_modules ./node_modules
COPY package.json ./
COPY models ./models
COPY --from=build /app/dist ./dist
USER node
CMD ["khabar", "--help"]
