/** What the launchers of scripts/ inherit. */
export const environment = (): NodeJS.ProcessEnv => process.env

/** UNDERSTUDY_TEST_OPENSEARCH=0 keeps the suites from starting one: it takes 8 s and 0.4 GB. */
export const openSearchIsWanted = (): boolean => process.env.UNDERSTUDY_TEST_OPENSEARCH !== '0'

/** UNDERSTUDY_TEST_LOAD: writes a second that the check under load begins with; it goes down where the machine bears less. */
export const wantedLoadPerS = (): number => Number(process.env.UNDERSTUDY_TEST_LOAD ?? 200)

/** UNDERSTUDY_TEST_FLEET: client processes of the check on fleets; each costs a third of a core to start. */
export const fleetSize = (): number => Number(process.env.UNDERSTUDY_TEST_FLEET ?? 4)
