/** Where on an own record's page access is given: `/needs/…#access`. */
export const PLACE = 'access'
