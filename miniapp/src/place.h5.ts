import type { Fix } from './place'

const MILLION = 1_000_000
const PATIENCE = 15_000

export function fix(): Promise<Fix> {
  return new Promise((resolve, reject) => {
    navigator.geolocation.getCurrentPosition(({ coords: { latitude, longitude, accuracy } }) => resolve({
      latitude: Math.round(latitude * MILLION), longitude: Math.round(longitude * MILLION), accuracy: Math.min(100_000, Math.round(accuracy)), system: 'wgs84',
    }), reject, { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 })
  })
}
