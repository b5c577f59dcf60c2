export default definePageConfig({ navigationBarTitleText: '一次考核' })
