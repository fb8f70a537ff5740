-- Tenants' tables behind the wall.
SELECT app.isolate('tenants', 'id');
SELECT app.isolate('tenant_agents');
SELECT app.isolate('tenant_resources');
SELECT app.isolate('memberships');
SELECT app.isolate('audit_events');
SELECT app.isolate('agent_sessions');
SELECT app.isolate('runs');
SELECT app.isolate('steps');
SELECT app.isolate('run_events');
SELECT app.isolate('port_calls');
SELECT app.isolate('twin_objects');
SELECT app.isolate('twin_memory_events');
SELECT app.isolate('twin_memory_records');
SELECT app.isolate('twin_indexes');
SELECT app.isolate('twin_documents');
SELECT app.isolate('port_intents');
SELECT app.isolate('port_conflicts');
SELECT app.isolate('port_mirrors');
SELECT app.isolate('port_references');

-- Tables of no tenant.
SELECT app.own('users');
SELECT app.own('credentials');
SELECT app.own('user_sessions');
SELECT app.own('sign_in_attempts');
SELECT app.own('provider_health');
SELECT app.own('port_fleet');
SELECT app.own('port_windows');
SELECT app.own('port_transitions');
SELECT app.own('port_modes');
SELECT app.own('leases');
SELECT app.own('port_lag');
SELECT app.own('replay_holds');
SELECT app.own('journal_refusals');
SELECT app.own('port_comparisons');
SELECT app.own('drill_schedule');
SELECT app.own('drills');
SELECT app.own('drill_points');
SELECT app.own('processes');
SELECT app.own('sandbox_faults');

GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO understudy_app, understudy_system;

-- Keys sort by their bytes whatever the database's locale, and each has one latest version.
ALTER TABLE twin_objects ALTER COLUMN key TYPE text COLLATE "C";
CREATE UNIQUE INDEX twin_objects_latest ON twin_objects (tenant_id, key) WHERE is_latest;

-- The journal is asked by side for what waits, in order, and by chain for what is not settled.
CREATE INDEX port_intents_waiting_aws ON port_intents (port, tenant_id, seq) WHERE aws IN ('pending', 'maybe_applied');
CREATE INDEX port_intents_waiting_local ON port_intents (port, tenant_id, seq) WHERE local IN ('pending', 'maybe_applied');
CREATE INDEX port_intents_unsettled ON port_intents (tenant_id, port, chain, seq) WHERE settled_at IS NULL;
-- Few rows each: what is under way, what a person has to decide, what may still land late; and old ones, by the order they came in.
CREATE INDEX port_intents_in_flight ON port_intents (tenant_id, port, chain) WHERE aws = 'in_flight' OR local = 'in_flight';
CREATE INDEX port_intents_poisoned ON port_intents (port, tenant_id, chain) WHERE aws = 'poisoned' OR local = 'poisoned';
CREATE INDEX port_conflicts_open ON port_conflicts (tenant_id) WHERE state = 'open';
CREATE INDEX port_intents_watched ON port_intents (watch_until) WHERE watch_until IS NOT NULL;
CREATE INDEX port_intents_watched_chain ON port_intents (tenant_id, port, chain) WHERE watch_until IS NOT NULL;
CREATE INDEX port_intents_age ON port_intents USING brin (created_at);

-- A version, or the one so many steps after the newest of its chain, whichever is later: <milliseconds>-<counter>-<process>, in hex.
CREATE FUNCTION app.later_version(version text, newest text, steps int) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$
  SELECT greatest(version COLLATE "C", left(n, 12) || '-' || right(n, 4) || '-' || right(version, 8))
  FROM lpad(to_hex(('x' || left(newest, 12) || substr(newest, 14, 4))::bit(64)::bigint + steps), 16, '0') AS n
$$;

-- Writes a batch of intents down. One round trip, one transaction: writers of a chain go one after the other until it ends, so that
-- the order of seq is the order of the chain. An operation id that is there already is not written again: what stands there is the
-- answer. `steps` numbers the writes of each chain within the batch. Told is, by place in the batch, what stood before those that are
-- not the first of their chain. Each look is by index, and most chains need one or three: the states are computed to keep the planner
-- from the indexes of all that waits.
CREATE FUNCTION app.append_intents(
  tenant_ids uuid[], ids uuid[], ports text[], chains text[], steps int[], operations text[], operation_ids text[], args text[],
  payloads text[], hashes text[], sizes int[], versions text[], epochs bigint[], aws_states text[], local_states text[], owner text,
  at timestamptz
) RETURNS json
  LANGUAGE plpgsql
  AS $$
DECLARE
  known boolean[];
  chosen text[];
  told json;
BEGIN
  PERFORM pg_advisory_xact_lock(keys.key) FROM (
    SELECT DISTINCT hashtextextended(k.tenant_id || ' ' || k.port || ' ' || k.chain, 17) AS key
    FROM unnest(tenant_ids, ports, chains) AS k (tenant_id, port, chain) ORDER BY 1
  ) AS keys;
  SELECT array_agg(b.id IS NOT NULL ORDER BY b.nth), array_agg(b.version ORDER BY b.nth),
    json_agg(json_build_object(
      'nth', b.nth, 'version', b.version, 'id', b.id, 'servedBy', b.served_by, 'isUnderWay', b.is_under_way, 'owner', b.owner,
      'behindAws', b.behind_aws, 'behindLocal', b.behind_local, 'underWay', b.under_way
    )) FILTER (WHERE b.newest IS NOT NULL)
  INTO known, chosen, told
  FROM (
    SELECT w.nth, newest.version AS newest, same.id, same.served_by, same.owner,
      same.aws = 'in_flight' OR same.local = 'in_flight' AS is_under_way,
      CASE WHEN newest.version IS NULL THEN w.version
        ELSE coalesce(same.version, app.later_version(w.version, newest.version, w.step)) END AS version,
      unsettled.is_there AND (
        SELECT true FROM port_intents p WHERE p.tenant_id = w.tenant_id AND p.port = w.port AND p.chain = w.chain
          AND p.settled_at IS NULL AND (p.aws || '') IN ('pending', 'maybe_applied') LIMIT 1
      ) IS NOT NULL AS behind_aws,
      unsettled.is_there AND (
        SELECT true FROM port_intents p WHERE p.tenant_id = w.tenant_id AND p.port = w.port AND p.chain = w.chain
          AND p.settled_at IS NULL AND (p.local || '') IN ('pending', 'maybe_applied') LIMIT 1
      ) IS NOT NULL AS behind_local,
      CASE WHEN unsettled.is_there THEN (
        SELECT json_agg(json_build_object('id', p.id, 'owner', p.owner, 'aws', p.aws, 'local', p.local, 'createdAt', p.created_at))
        FROM port_intents p WHERE p.tenant_id = w.tenant_id AND p.port = w.port AND p.chain = w.chain
          AND (p.aws = 'in_flight' OR p.local = 'in_flight')
      ) END AS under_way
    FROM unnest(tenant_ids, ports, chains, steps, operations, operation_ids, versions) WITH ORDINALITY
      AS w (tenant_id, port, chain, step, operation, operation_id, version, nth)
    LEFT JOIN LATERAL (
      SELECT p.version FROM port_intents p WHERE p.tenant_id = w.tenant_id AND p.port = w.port AND p.chain = w.chain
      ORDER BY p.seq DESC LIMIT 1
    ) AS newest ON true
    LEFT JOIN LATERAL (
      SELECT true AS is_there FROM port_intents p WHERE newest.version IS NOT NULL AND p.tenant_id = w.tenant_id
        AND p.port = w.port AND p.chain = w.chain AND p.settled_at IS NULL LIMIT 1
    ) AS unsettled ON true
    LEFT JOIN LATERAL (
      SELECT * FROM port_intents p WHERE newest.version IS NOT NULL AND p.tenant_id = w.tenant_id AND p.port = w.port
        AND p.operation = w.operation AND p.chain = w.chain AND p.operation_id = w.operation_id LIMIT 1
    ) AS same ON true
  ) AS b;
  INSERT INTO port_intents (
    tenant_id, id, port, chain, operation, operation_id, args, payload, payload_hash, payload_bytes, version, epoch, aws, local, owner,
    created_at
  )
  SELECT w.tenant_id, w.id, w.port, w.chain, w.operation, w.operation_id, w.args::jsonb, decode(nullif(w.payload, ''), 'base64'),
    nullif(w.hash, ''), w.size, w.version, w.epoch, w.aws, w.local, append_intents.owner, at
  FROM unnest(
    tenant_ids, ids, ports, chains, operations, operation_ids, args, payloads, hashes, sizes, chosen, epochs, aws_states,
    local_states, known
  ) AS w (
    tenant_id, id, port, chain, operation, operation_id, args, payload, hash, size, version, epoch, aws, local, is_known
  )
  WHERE NOT w.is_known;
  RETURN told;
END
$$;

-- One order a port and tenant at a time.
CREATE UNIQUE INDEX port_modes_active ON port_modes (port, coalesce(scope_tenant, '00000000-0000-0000-0000-000000000000')) WHERE ended_at IS NULL;

-- One drill at a time: each would spoil the other's figures.
CREATE UNIQUE INDEX drills_one_at_a_time ON drills ((true)) WHERE ended_at IS NULL;

-- The audit trail only grows.
REVOKE UPDATE, DELETE ON audit_events FROM understudy_app, understudy_system;

-- The platform itself, owner of audit events that belong to no customer.
INSERT INTO tenants (id, slug, name, domain)
VALUES ('00000000-0000-0000-0000-000000000000', 'platform', 'Platform', 'localhost');
