/** What the launchers of scripts/ inherit. */
export const environment = (): NodeJS.ProcessEnv => process.env

/** UNDERSTUDY_TEST_OPENSEARCH=0 keeps the suites from starting one: it takes 8 s and 0.4 GB. */
export const openSearchIsWanted = (): boolean => process.env.UNDERSTUDY_TEST_OPENSEARCH !== '0'
