export default definePageConfig({ navigationBarTitleText: '内部制度' })
