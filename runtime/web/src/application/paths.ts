/** Addresses of pages. Every link in the application is made here. */
export const paths = {
  home: (workspace: string) => `/w/${workspace}`,
  list: (workspace: string, object: string) => `/w/${workspace}/records/${object}`,
  create: (workspace: string, object: string) => `/w/${workspace}/records/${object}/new`,
  record: (workspace: string, object: string, id: string) => `/w/${workspace}/records/${object}/${id}`,
  edit: (workspace: string, object: string, id: string) => `/w/${workspace}/records/${object}/${id}/edit`,
  recycleBin: (workspace: string, object: string) => `/w/${workspace}/recycle-bin/${object}`,
  page: (workspace: string, name: string) => `/w/${workspace}/pages/${name}`,
  inbox: (workspace: string) => `/w/${workspace}/inbox`,
  approval: (workspace: string, id: string) => `/w/${workspace}/inbox/${id}`,
  delegation: (workspace: string) => `/w/${workspace}/delegation`,
  phrases: (workspace: string) => `/w/${workspace}/quick-phrases`,
  troubled: (workspace: string) => `/w/${workspace}/stuck-approvals`,
  keys: (workspace: string) => `/w/${workspace}/api-keys`,
  notifications: (workspace: string) => `/w/${workspace}/notifications`,
  notificationPreferences: (workspace: string) => `/w/${workspace}/notifications/preferences`,
  channels: (workspace: string) => `/w/${workspace}/channels`,
  undelivered: (workspace: string) => `/w/${workspace}/channels/undelivered`,
  ruleRuns: (workspace: string) => `/w/${workspace}/rule-runs`,
  failedJobs: (workspace: string) => `/w/${workspace}/failed-jobs`,
  /** What the server says of a place within the workspace: "/records/opportunity/…". */
  inside: (workspace: string, path: string) => `/w/${workspace}${path}`,
  formulas: (workspace: string) => `/w/${workspace}/help/formulas`,
  /** Another front end: its pages are not reached by the router. */
  designer: (workspace: string) => `/designer/w/${workspace}`,
  signIn: '/sign-in',
}
