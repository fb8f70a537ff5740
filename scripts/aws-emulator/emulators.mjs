import path from 'node:path'

export const host = '127.0.0.1'

/** What can be started: its usual port, the path that says it is ready, its arguments and its environment. */
export const emulators = {
  ministack: {
    port: 4566,
    health: '/_ministack/ready',
    args: () => ['-m', 'ministack'],
    // Its MQTT and SFTP listeners would bind every interface.
    env: (port, dir) => ({
      BIND_HOST: host,
      GATEWAY_PORT: port,
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      STATE_DIR: path.join(dir, 'state'),
      S3_DATA_DIR: path.join(dir, 's3'),
    }),
  },
  moto: {
    port: 5555,
    health: '/moto-api/data.json',
    args: (port) => ['-m', 'moto.server', '-H', host, '-p', port],
    env: () => ({ NO_COLOR: '1' }),
    // Lambda that runs no code, since there is no Docker, and state machines that really run.
    configure: ['/moto-api/config', { lambda: { use_docker: false }, stepfunctions: { execute_state_machine: true } }],
  },
}
