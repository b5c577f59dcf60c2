export default definePageConfig({ navigationBarTitleText: '提出数据需求' })
