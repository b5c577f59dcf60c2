export default definePageConfig({ navigationBarTitleText: '工作队名册' })
