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

-- Tables of no tenant.
SELECT app.own('users');
SELECT app.own('credentials');
SELECT app.own('user_sessions');
SELECT app.own('sign_in_attempts');
SELECT app.own('provider_health');
SELECT app.own('processes');
SELECT app.own('sandbox_faults');

GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO understudy_app, understudy_system;

-- Keys sort by their bytes whatever the database's locale, and each has one latest version.
ALTER TABLE twin_objects ALTER COLUMN key TYPE text COLLATE "C";
CREATE UNIQUE INDEX twin_objects_latest ON twin_objects (tenant_id, key) WHERE is_latest;

-- The audit trail only grows.
REVOKE UPDATE, DELETE ON audit_events FROM understudy_app, understudy_system;

-- The platform itself, owner of audit events that belong to no customer.
INSERT INTO tenants (id, slug, name, domain)
VALUES ('00000000-0000-0000-0000-000000000000', 'platform', 'Platform', 'localhost');
