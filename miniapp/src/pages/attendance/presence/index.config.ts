export default definePageConfig({ navigationBarTitleText: '确认在村' })
