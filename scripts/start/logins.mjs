import pg from 'pg'

const passwords = { understudy_app: 'appPassword', understudy_system: 'systemPassword' }

/** Gives the two logins this installation's passwords. @returns the addresses that the processes use */
export async function setLogins(adminUrl, secrets) {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    for (const [role, name] of Object.entries(passwords)) {
      await client.query(`ALTER ROLE ${client.escapeIdentifier(role)} PASSWORD ${client.escapeLiteral(secrets[name])}`)
    }
  } finally {
    await client.end()
  }
  const as = (role) => Object.assign(new URL(adminUrl), { username: role, password: secrets[passwords[role]] }).href
  return { app: as('understudy_app'), system: as('understudy_system') }
}
