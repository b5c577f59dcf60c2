export default definePageConfig({ navigationBarTitleText: '选用制度' })
