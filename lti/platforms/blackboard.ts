import { ordinary, type Make } from './platform.ts'

export const blackboard: Make = {
  ...ordinary,
  kind: 'blackboard',
  recognises: ({ family, issuer }) => family === 'BlackboardLearn' || issuer === 'https://blackboard.com',
  // One issuer for all schools, each framing from a host of its own.
  framedFrom: ['https:'],
  // All schools share one client id; only the deployment id tells them apart.
  clientIsOneInstitution: false,
}
