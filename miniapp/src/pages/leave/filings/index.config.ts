export default definePageConfig({ navigationBarTitleText: '请假备案' })
