export function takePicture(): Promise<ArrayBuffer | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = 'image/*'
    // A phone opens the camera at once.
    input.setAttribute('capture', 'environment')
    input.className = 'hidden'
    input.setAttribute('aria-label', '现场拍照')
    input.addEventListener('cancel', () => {
      input.remove()
      resolve(null)
    })
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      input.remove()
      if (!file) resolve(null)
      else file.arrayBuffer().then(resolve, reject)
    })
    document.body.appendChild(input)
    input.click()
  })
}
