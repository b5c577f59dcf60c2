export default definePageConfig({ navigationBarTitleText: '全员在岗' })
