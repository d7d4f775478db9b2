// socket.io: in memory on one node, the Redis streams adapter on several. A node without HTTP (worker) emits through the adapter.
import type { Server as HttpServer } from 'node:http';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import type { ClientToServer, ServerToClient } from '@pitulungan/contracts/sockets';
import type { Listener } from '../facts/facts.rooms.ts';

const MAX_MESSAGE_BYTES = 100_000;
const RECOVERY_MS = 120_000;
const PING_MS = 25_000; // below the 60 s after which many proxies close an idle connection

/** What a connection may hear: decided once, at the handshake. */
export interface SocketSession {
  listener: Listener;
}
export type Bus = Server<ClientToServer, ServerToClient, Record<string, never>, SocketSession>;

export function openBus(http: HttpServer | undefined, redisUrl: string | undefined): { io: Bus; close(): Promise<void> } {
  const redis = redisUrl === undefined ? undefined : new Redis(redisUrl);
  const io: Bus = new Server({
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    pingInterval: PING_MS,
    connectionStateRecovery: { maxDisconnectionDuration: RECOVERY_MS },
    ...(redis ? { adapter: createAdapter(redis) } : {}),
  });
  if (http) io.attach(http);
  return {
    io,
    async close() {
      await (http ? io.close() : io.of('/').adapter.close()); // without HTTP there is no server to close, and io.close() would throw
      redis?.disconnect();
    },
  };
}
