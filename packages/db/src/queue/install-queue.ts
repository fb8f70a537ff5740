import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'

const silent = new Logger(() => () => {})

// The application may put jobs of its own tenant in and see nothing of the queue; the function passes the wall for it with
// the rights of the system login and checks the tenant itself. Workers use the system login directly.
const rights = `
CREATE OR REPLACE FUNCTION app.enqueue(job text, payload jsonb, job_key text, attempts int, due timestamptz) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  AS $$
BEGIN
  IF session_user <> 'understudy_system' AND (payload->>'tenantId')::uuid IS DISTINCT FROM app.tenant() THEN
    RAISE EXCEPTION 'a job of another tenant' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(job, payload::json, run_at => due, max_attempts => attempts, job_key => enqueue.job_key);
END
$$;
GRANT USAGE ON SCHEMA graphile_worker TO understudy_system;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO understudy_system;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA graphile_worker TO understudy_system;
GRANT CREATE ON SCHEMA app TO understudy_system;
ALTER FUNCTION app.enqueue(text, jsonb, text, int, timestamptz) OWNER TO understudy_system;
REVOKE CREATE ON SCHEMA app FROM understudy_system;
REVOKE ALL ON FUNCTION app.enqueue(text, jsonb, text, int, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.enqueue(text, jsonb, text, int, timestamptz) TO understudy_app, understudy_system;
`

/** Brings the job queue's own tables to this version. Repeating it changes nothing. Needs an administrator's address. */
export async function installQueue(adminUrl: string): Promise<void> {
  await runMigrations({ connectionString: adminUrl, logger: silent, noHandleSignals: true })
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('understudy.queue')); ${rights} COMMIT`)
  } finally {
    await client.end()
  }
}
