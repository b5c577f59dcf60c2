export default definePageConfig({ navigationBarTitleText: '村部码' })
