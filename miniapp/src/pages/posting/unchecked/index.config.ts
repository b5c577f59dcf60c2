export default definePageConfig({ navigationBarTitleText: '核对选派条件' })
