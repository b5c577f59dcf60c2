export default definePageConfig({ navigationBarTitleText: '写诉求' })
