export default definePageConfig({ navigationBarTitleText: '休息计划' })
