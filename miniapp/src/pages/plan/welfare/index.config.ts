export default definePageConfig({ navigationBarTitleText: '保险和体检' })
