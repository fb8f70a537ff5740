/** What the launchers of scripts/ inherit. */
export const environment = (): NodeJS.ProcessEnv => process.env
