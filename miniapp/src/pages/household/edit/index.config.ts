export default definePageConfig({ navigationBarTitleText: '修改一户' })
