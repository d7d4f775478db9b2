// Where couriers are now. Presence is never persisted as truth: memory on one node, Redis on several.
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { CourierId, type VillageId } from '@pitulungan/contracts/ids';
import { LatLng } from '@pitulungan/contracts/place';

export const LastPosition = z.object({
  courierId: CourierId,
  pin: LatLng,
  accuracyM: z.number().nullable(),
  headingDeg: z.number().nullable(),
  /** The device's time, and when we heard it, both in ms */
  happenedAtMs: z.number(),
  receivedAtMs: z.number(),
});
export type LastPosition = z.infer<typeof LastPosition>;

export interface Presence {
  /** Keeps the newest by the device's time; false when a newer one is known. */
  put(villageId: VillageId, position: LastPosition): Promise<boolean>;
  get(villageId: VillageId, courierId: CourierId): Promise<LastPosition | undefined>;
  list(villageId: VillageId): Promise<LastPosition[]>;
  remove(villageId: VillageId, courierId: CourierId): Promise<void>;
}

export function memoryPresence(): Presence {
  const villages = new Map<VillageId, Map<CourierId, LastPosition>>();
  const of = (villageId: VillageId) => villages.get(villageId) ?? new Map<CourierId, LastPosition>();
  return {
    put(villageId, position) {
      const known = of(villageId);
      const last = known.get(position.courierId);
      if (last && last.happenedAtMs >= position.happenedAtMs) return Promise.resolve(false);
      villages.set(villageId, known.set(position.courierId, position));
      return Promise.resolve(true);
    },
    get: (villageId, courierId) => Promise.resolve(of(villageId).get(courierId)),
    list: (villageId) => Promise.resolve([...of(villageId).values()]),
    remove(villageId, courierId) {
      of(villageId).delete(courierId);
      return Promise.resolve();
    },
  };
}

// compare and set in one step: two nodes may hear one courier while a phone changes networks
const PUT_IF_NEWER = `local known = redis.call('HGET', KEYS[1], ARGV[1])
if known and tonumber(cjson.decode(known).happenedAtMs) >= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
redis.call('PEXPIRE', KEYS[1], 86400000)
return 1`;

export function redisPresence(redis: Redis): Presence {
  const key = (villageId: VillageId) => `presence:${villageId}`;
  const parse = (text: string) => LastPosition.parse(JSON.parse(text));
  return {
    async put(villageId, position) {
      const kept = await redis.eval(PUT_IF_NEWER, 1, key(villageId), position.courierId, String(position.happenedAtMs), JSON.stringify(position));
      return kept === 1;
    },
    async get(villageId, courierId) {
      const text = await redis.hget(key(villageId), courierId);
      return text === null ? undefined : parse(text);
    },
    list: async (villageId) => (await redis.hvals(key(villageId))).map(parse),
    async remove(villageId, courierId) {
      await redis.hdel(key(villageId), courierId);
    },
  };
}
