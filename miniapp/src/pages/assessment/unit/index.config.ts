export default definePageConfig({ navigationBarTitleText: '双考核表' })
