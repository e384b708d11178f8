/** More people than these are a circle or a cohort. */
export const mostInGroup = 12
