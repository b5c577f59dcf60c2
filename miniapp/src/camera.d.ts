/** Takes one picture with the camera, never from the album; null when the person took none. */
export function takePicture(): Promise<ArrayBuffer | null>
