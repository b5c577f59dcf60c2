export default definePageConfig({ navigationBarTitleText: '开始考核' })
