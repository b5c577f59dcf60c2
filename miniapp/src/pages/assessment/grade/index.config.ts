export default definePageConfig({ navigationBarTitleText: '提出等次' })
