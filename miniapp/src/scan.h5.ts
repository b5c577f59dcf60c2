interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
type Detecting = new (options: { formats: string[] }) => Detector

const PAUSE = 250

function detecting(): Detecting | undefined {
  return (window as unknown as { BarcodeDetector?: Detecting }).BarcodeDetector
}

export function canScan(): boolean {
  return detecting() !== undefined && typeof navigator.mediaDevices?.getUserMedia === 'function'
}

/** The camera over the whole window until a code is seen or the person closes it. */
export async function scan(): Promise<string | null> {
  const Detect = detecting()
  if (!Detect) return null
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  const frame = document.createElement('div')
  frame.className = 'camera'
  frame.setAttribute('role', 'dialog')
  frame.setAttribute('aria-label', '扫村部的码')
  const video = document.createElement('video')
  video.className = 'camera-picture'
  video.playsInline = true
  video.srcObject = stream
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'camera-close'
  close.textContent = '不扫了'
  frame.append(video, close)
  document.body.appendChild(frame)
  let open = true
  close.addEventListener('click', () => { open = false })
  try {
    await video.play()
    close.focus()
    const detector = new Detect({ formats: ['qr_code'] })
    while (open) {
      const [found] = await detector.detect(video)
      if (found) return found.rawValue
      await new Promise(resolve => { setTimeout(resolve, PAUSE) })
    }
    return null
  } finally {
    for (const track of stream.getTracks()) track.stop()
    frame.remove()
  }
}
