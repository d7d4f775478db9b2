import pg from 'pg'; import fs from 'node:fs';
const dir = fs.readdirSync('/tmp').find((n) => n.startsWith('bench-ledger-'));
const pw = fs.readFileSync(`/tmp/${dir}/postgres/hub.password`, 'utf8').trim(); const port = fs.readFileSync(`/tmp/${dir}/postgres/postmaster.pid`, 'utf8').split('\n')[3];
const db = new pg.Client({ connectionString: `postgres://hub:${pw}@127.0.0.1:${port}/hub` }); await db.connect();
console.log((await db.query(`select state, now()-xact_start as age, left(query, 150) as q from pg_stat_activity where state <> 'idle' and pid <> pg_backend_pid()`)).rows, (await db.query('select village_id, count(*) from journal group by 1')).rows);
await db.end();
