-- Three roles: owner holds the tables and cannot log in, app is walled in by row-level security,
-- system passes the wall for named cross-tenant jobs. Roles belong to the server, so they may exist already.
DO $$
DECLARE
  wanted record;
BEGIN
  FOR wanted IN
    SELECT * FROM (VALUES
      ('understudy_owner', 'NOLOGIN NOBYPASSRLS'),
      ('understudy_app', 'LOGIN NOBYPASSRLS'),
      ('understudy_system', 'LOGIN BYPASSRLS')
    ) AS roles (name, attributes)
  LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I %s', wanted.name, wanted.attributes);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- another database of this server, or another migration at the same moment, made it
    END;
  END LOOP;
END
$$;

CREATE SCHEMA IF NOT EXISTS app;
GRANT USAGE ON SCHEMA app TO understudy_owner, understudy_app, understudy_system;
GRANT USAGE ON SCHEMA public TO understudy_owner, understudy_app, understudy_system;

-- The tenant of this transaction; no tenant, and also the '' that a pooled connection leaves behind, is no row at all.
CREATE OR REPLACE FUNCTION app.tenant() RETURNS uuid
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.tenant_id', true), '')::uuid $$;

-- Puts a table behind the wall. Every migration that adds a tenant's table ends with one call of it.
CREATE OR REPLACE FUNCTION app.isolate(target regclass, tenant_column text DEFAULT 'tenant_id') RETURNS void
  LANGUAGE plpgsql
  AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY tenant_isolation ON %s FOR ALL USING (%I = (SELECT app.tenant())) WITH CHECK (%I = (SELECT app.tenant()))',
    target, tenant_column, tenant_column
  );
  PERFORM app.own(target);
END
$$;

-- Gives a table to the owner and the two logins their rights on it.
CREATE OR REPLACE FUNCTION app.own(target regclass) RETURNS void
  LANGUAGE plpgsql
  AS $$
BEGIN
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO understudy_app, understudy_system', target);
  EXECUTE format('ALTER TABLE %s OWNER TO understudy_owner', target);
END
$$;

REVOKE ALL ON FUNCTION app.isolate(regclass, text), app.own(regclass) FROM PUBLIC;
