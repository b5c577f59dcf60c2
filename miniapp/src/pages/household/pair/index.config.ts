export default definePageConfig({ navigationBarTitleText: '结对干部' })
