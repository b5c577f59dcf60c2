export default definePageConfig({ navigationBarTitleText: '代填电话请假' })
