// The role that a running hub works as (finance.md section 10): of the books it may read and add, no more. Triggers say the same; the
// role still says it when a trigger was switched off. Migrations, backup and restore work as the owner of the tables.
import type pg from 'pg';

export const APPLICATION_ROLE = 'pitulungan_app';

/** Rows that a trigger of their own keeps; tables under append_only() are found by that trigger. */
const NEVER_DELETED = ['period', 'voucher', 'share_statement'];
const NEVER_CHANGED = ['dispatch_policy', '_prisma_migrations'];
const DENIED = '42501';
const EXISTS = new Set(['42710', '23505']); // the hub of another database of this server made it now

/** What each table, view, sequence and function of the schema gives, as statements. Nobody but its owner truncates, and none changes a trigger. */
const GRANTS = `
  with kept as (
    select t.tgrelid as table, bool_or(t.tgtype & 16 > 0) as from_update, bool_or(t.tgtype & 8 > 0) as from_delete
      from pg_trigger t join pg_proc p on p.oid = t.tgfoid where p.proname = 'append_only' and t.tgtype & 1 > 0 group by 1)
  select format('revoke all on %1$s from ${APPLICATION_ROLE}; grant %2$s on %1$s to ${APPLICATION_ROLE}', c.oid::regclass, case
           when c.relkind = 'v' or c.relname = '_prisma_migrations' then 'select'
           else concat_ws(', ', 'select', 'insert',
             case when not coalesce(k.from_update, false) and c.relname <> all ($2) then 'update' end,
             case when not coalesce(k.from_delete, false) and c.relname <> all ($1) and c.relname <> all ($2) then 'delete' end) end) as statement
    from pg_class c left join kept k on k.table = c.oid
   where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v') and pg_has_role(c.relowner, 'usage')
   union all
  select format('grant usage, select on sequence %s to ${APPLICATION_ROLE}', c.oid::regclass)
    from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'S' and pg_has_role(c.relowner, 'usage')
   union all
  select format('grant execute on function %s to ${APPLICATION_ROLE}', p.oid::regprocedure)
    from pg_proc p where p.pronamespace = current_schema()::regnamespace and p.prokind = 'f' and pg_has_role(p.proowner, 'usage')
   union all
  select format('grant usage on schema %I to ${APPLICATION_ROLE}', current_schema())
   where not has_schema_privilege('${APPLICATION_ROLE}', current_schema()::regnamespace, 'usage')`;

/**
 * Makes the role where that is allowed and gives it its rights on everything in the current schema, at once or not at all.
 * Under the lock of migrate(). A user who may not make roles changes nothing here: whoever starts the hub is told.
 */
export async function grantToApplication(db: pg.Client): Promise<void> {
  try {
    await makeRole(db);
    const { rows } = await db.query<{ statement: string }>(GRANTS, [NEVER_DELETED, NEVER_CHANGED]);
    await db.query(rows.map(({ statement }) => statement).join(';')); // ONE simple query = one transaction
  } catch (error) {
    if (codeOf(error) !== DENIED) throw error;
  }
}

async function makeRole(db: pg.Client): Promise<void> {
  const { rowCount } = await db.query('select 1 from pg_roles where rolname = $1', [APPLICATION_ROLE]);
  if (rowCount === 0) {
    await db.query(`create role ${APPLICATION_ROLE} nologin`).catch((error: unknown) => {
      if (!EXISTS.has(codeOf(error))) throw error;
    });
  }
  if (!(await mayBecome(db))) await db.query(`grant ${APPLICATION_ROLE} to current_user`);
}

/** Asked by doing it, for the length of one statement: membership alone does not tell it since PostgreSQL 16. */
async function mayBecome(db: pg.Client): Promise<boolean> {
  return db.query(`select set_config('role', $1, true)`, [APPLICATION_ROLE]).then(
    () => true,
    () => false,
  );
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';
