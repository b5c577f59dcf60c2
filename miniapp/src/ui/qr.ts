/** The squares as a drawing; dark is what a drawing is without a colour. */
export function pictureOf(squares: string[]): string {
  const path = squares.map((row, y) => row.split('').map((dark, x) => (dark === '1' ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 ${squares.length + 4} ${squares.length + 4}" shape-rendering="crispEdges"><path d="${path}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(drawing)}`
}
