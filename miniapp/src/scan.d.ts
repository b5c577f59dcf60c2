/** Can this device scan? In the browser only where it knows how and has a camera. */
export function canScan(): boolean

/** Lets the person scan a QR code with the camera; null when he gave up. */
export function scan(): Promise<string | null>
