export default definePageConfig({ navigationBarTitleText: '写公开内容' })
