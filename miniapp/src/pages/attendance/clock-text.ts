/** Did the person write a time, as people do: 8:30, 08：30? */
export const isClock = (text: string) => /^([01]?\d|2[0-3])[:：][0-5]\d$/.test(text.trim())

/** The time as the contract wants it. */
export const clockFrom = (text: string) => text.trim().replace('：', ':').padStart(5, '0')
