export default definePageConfig({ navigationBarTitleText: '结束' })
