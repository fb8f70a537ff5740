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
CREATE INDEX port_intents_in_flight ON port_intents (created_at) WHERE aws = 'in_flight' OR local = 'in_flight';
CREATE INDEX port_intents_poisoned ON port_intents (port, tenant_id, chain) WHERE aws = 'poisoned' OR local = 'poisoned';
CREATE INDEX port_intents_watched ON port_intents (watch_until) WHERE watch_until IS NOT NULL;
CREATE INDEX port_intents_age ON port_intents USING brin (created_at);

-- One order a port and tenant at a time.
CREATE UNIQUE INDEX port_modes_active ON port_modes (port, coalesce(scope_tenant, '00000000-0000-0000-0000-000000000000')) WHERE ended_at IS NULL;

-- One drill at a time: each would spoil the other's figures.
CREATE UNIQUE INDEX drills_one_at_a_time ON drills ((true)) WHERE ended_at IS NULL;

-- The audit trail only grows.
REVOKE UPDATE, DELETE ON audit_events FROM understudy_app, understudy_system;

-- The platform itself, owner of audit events that belong to no customer.
INSERT INTO tenants (id, slug, name, domain)
VALUES ('00000000-0000-0000-0000-000000000000', 'platform', 'Platform', 'localhost');
