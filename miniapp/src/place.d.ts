import type { CoordinateSystem } from '@village/shared/kernel/position'

/** Where the phone is now, in millionths of a degree, and how exactly it knows, in metres. */
export interface Fix {
  latitude: number
  longitude: number
  accuracy: number
  system: CoordinateSystem
}

/** Asks the phone once where it is; throws where the person or the phone does not say. */
export function fix(): Promise<Fix>
