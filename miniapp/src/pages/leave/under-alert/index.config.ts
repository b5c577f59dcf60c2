export default definePageConfig({ navigationBarTitleText: '已批准的假' })
